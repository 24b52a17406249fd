"""Sentences and notes in further languages, in the form of those in ``content.py``."""

TEXT = {
    "ru": (
        "Мост у города {p} был измерен в {y} году людьми, которые его никогда не видели",
        "Не более {n} семей платили пошлину, как показал {name}",
        "Между {y} и {y2} годами дом {n} раз менял хозяина",
        "Никто не знает, видел ли {name} эти книги",
        "Весной {y} года вода поднялась на {n} футов и стояла до самого лета",
    ),
    "el": (
        "Η γέφυρα του {p} μετρήθηκε το {y} από ανθρώπους που δεν την είχαν δει ποτέ",
        "Ποτέ δεν υπήρξαν πάνω από {n} οικογένειες, όπως έδειξε ο {name}",
        "Μεταξύ {y} και {y2} το σπίτι άλλαξε {n} φορές χέρια",
        "Κανείς δεν ξέρει αν ο {name} είδε τα βιβλία",
    ),
    "pl": (
        "Most w {p} zmierzyli w {y} roku ludzie, którzy nigdy go nie widzieli",
        "Nie więcej niż {n} rodzin płaciło cło, jak wykazał {name}",
        "Między {y} a {y2} rokiem dom {n} razy zmieniał właściciela",
        "Nikt nie wie, czy {name} widział te księgi",
    ),
    "it": (
        "Il ponte di {p} fu misurato nel {y} da gente che non ne aveva mai visto uno",
        "Non vi furono mai più di {n} famiglie, come ha mostrato {name}",
        "Fra il {y} e il {y2} la casa cambiò padrone {n} volte",
        "Nessuno sa se {name} avesse visto i registri di {p}",
    ),
    "es": (
        "El puente de {p} fue medido en {y} por gentes que nunca habían visto uno",
        "No hubo nunca más de {n} familias, como ha mostrado {name}",
        "Entre {y} y {y2} la casa cambió {n} veces de dueño",
        "Nadie sabe si {name} había visto los registros de {p}",
    ),
    "zh": (
        "桥梁在{y}年由从未见过它的人测量",
        "据{name}所述，镇上从未超过{n}户人家",
        "从{y}年到{y2}年，这座房子换了{n}次主人",
        "没有人知道市政会为何拒绝了这份账簿",
    ),
}
NOTES = {
    "ru": (
        "{name}. История пошлины в городе {p}. {p2}, {y}. С. {n}.",
        "Там же. С. {n}.",
        "См.: {name}. О рынках // Вестник соли. {y}. № {n}. С. {n2}–{n3}.",
        "Архив города {p}. Ф. {n}. Оп. 2. Л. {n2}.",
        "{family}. Указ. соч. С. {n}.",
    ),
    "el": (
        "{name}, Η ιστορία της γέφυρας του {p}, {p2} {y}, σ. {n}.",
        "Ό.π., σ. {n}.",
        "Βλ. {name}, «Οι αγορές», Επετηρίς {n} ({y}), σσ. {n2}–{n3}.",
        "{family}, ό.π., σ. {n}.",
    ),
    "pl": (
        "{name}, Historia cła w {p}, {p2} {y}, s. {n}.",
        "Tamże, s. {n}.",
        "Zob. {name}, O targach, „Przegląd Solny” {n} ({y}), s. {n2}–{n3}.",
        "{family}, dz. cyt., s. {n}.",
    ),
    "it": (
        "{name}, Storia del dazio di {p}, {p2}, Edizioni del Molo, {y}, p. {n}.",
        "Ivi, p. {n}.",
        "Cfr. {name}, I mercati, in «Rivista dei ponti», {n} ({y}), pp. {n2}-{n3}.",
        "{family}, op. cit., p. {n}.",
    ),
    "es": (
        "{name}, Historia del peaje de {p}, {p2}, Ediciones del Muelle, {y}, p. {n}.",
        "Ibíd., p. {n}.",
        "Véase {name}, «Los mercados», Revista de puentes, {n} ({y}), pp. {n2}-{n3}.",
        "{family}, op. cit., p. {n}.",
    ),
    "zh": (
        "{name}：《桥梁史》，{p}：码头出版社，{y}年，第{n}页。",
        "同上，第{n}页。",
        "参见{name}：《论市场》，《盐业研究》{y}年第{d}期，第{n2}—{n3}页。",
        "{family}，前引书，第{n}页。",
    ),
}
