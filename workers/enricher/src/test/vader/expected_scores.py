"""Writes the sentences that the sentiment tests use, with the scores of the reference.

pip install vaderSentiment==3.3.2
python3 expected_scores.py > ../resources/dev/millrace/enricher/sentiment/expected.ndjson
"""

import json
import random

from vaderSentiment.vaderSentiment import BOOSTER_DICT, NEGATE, SPECIAL_CASES, SentimentIntensityAnalyzer

WRITTEN = [
    "", " ", "!", "?!?!", ":)", "good", "GOOD", "Good!", "no", "no good", "not", "table",
    "VADER is smart, handsome, and funny.",
    "VADER is smart, handsome, and funny!",
    "VADER is very smart, handsome, and funny.",
    "VADER is VERY SMART, handsome, and FUNNY.",
    "VADER is VERY SMART, handsome, and FUNNY!!!",
    "VADER is VERY SMART, uber handsome, and FRIGGIN FUNNY!!!",
    "VADER is not smart, handsome, nor funny.",
    "The book was good.", "At least it isn't a horrible book.", "The book was only kind of good.",
    "The plot was good, but the characters are uncompelling and the dialog is not great.",
    "Today SUX!", "Today only kinda sux! But I'll get by, lol", "Make sure you :) or :D today!",
    "Catch utf-8 emoji such as 💘 and 💋 and 😁", "Not bad at all",
    "Sentiment analysis has never been good.", "Sentiment analysis has never been this good!",
    "Most automated sentiment analysis tools are shit.", "With VADER, sentiment analysis is the shit!",
    "Other sentiment analysis tools can be quite bad.", "On the other hand, VADER is quite bad ass",
    "VADER is such a badass!", "Without a doubt, excellent idea.",
    "Roger Dodger is one of the most compelling variations on this theme.",
    "Roger Dodger is at least compelling as a variation on the theme.",
    "Roger Dodger is one of the least compelling variations on this theme.",
    "Not such a badass after all.", "Without a doubt, an excellent idea.",
    "It was one of the worst movies I've seen, despite good reviews. Unbelievably bad acting!! "
    "Poor direction. VERY poor production. The movie was bad. Very bad movie. VERY BAD movie!",
    "least good", "the least good", "very least good", "at least good", "LEAST GOOD ever",
    "never so good", "it is never so very good", "never this good", "this really good", "so very very good",
    "without doubt good", "without a doubt good", "I am without doubt a good man",
    "yeah right great", "oh yeah right sure good", "at the bus stop good luck", "the bus stop was fine",
    "a kiss of death for love", "a great cake to die for", "his beating heart loves",
    "it is just enough good", "he is sort of nice", "they were kind of nice", "KIND of nice", "kind-of nice",
    "no fun", "no no no", "no good or bad", "no fun nor joy", "there is no hope or love here", "no",
    "good but bad", "bad but good", "but", "good but", "but good", "GOOD BUT bad but good",
    "good good good but good good bad", "love it, but hate it, love it", "nice... but... awful???",
    "really?? sad", "really??? sad", "really???? sad", "fun! fun!! fun!!! fun!!!!!",
    "I LOVE this", "I LOVE THIS", "i love this", "I love THIS", "ABSOLUTELY love it", "absolutely LOVE it",
    "isn't good", "ISN'T good", "isnt good", "wasn't really good", "it wasn't all that very good", "y'ain't good",
    "mustn't've been good", "Isn’t good", "uh-uh good", "hardly good", "barely any good",
    "XD", "xD lol", ":-p", ":-D", "<3", "</3 sad", "8-)", "d: d=", "\\o/ yay", "(:", "%-) meh", "O.o", ":Þ :þ", "(':",
    "😀", "😀😀", "a😀b", "so😭sad", "❤", "❤️", "I ❤️ you", "👩‍🚀", "👨‍👩‍👧‍👦 family", "👍🏽", "🏳️‍🌈", "😡!", "💔 but 😍",
    "© good", "™good", "‼ good ⁉", "㊗ good ㊙", "🇯🇵 fun", "1️⃣ best", "☀️ happy ⛈️ sad", "😂😂😂 lol!!!", "\u3030good", "\u329agood",
    "good\tbad", "good\nbad", "good\u00a0bad", "good\u2003bad", "good\u3000bad", "good\u200bbad", "good\u0085bad", "good\u001fbad",
    "#love", "#Happy!", "@hate", "https://love.example/hate good", "love-hate", "good/bad", "good,bad", "...good...", "\"good\"", "“good”",
    "ÉTÉ good", "GOOD été", "ÇA GOOD", "ǅ GOOD", "𝐀𝐁 good", "𝐆 GOOD 𝐠", "İS GOOD", "KİLL", "\u212aind", "STRAßE GOOD", "ß", "ﬁne", "ⅣGOOD nice", "ⓐ GOOD", "ªGOOD nice",
    "字 good", "素晴らしい 最高 good", "बहुत अच्छा good", "Ужасно плохо", "ОТЛИЧНО good", "מצוין", "ممتاز", "Это GOOD",
    "12 34 GOOD", "12 34", "GOOD 12", "a b c d e f g good", "ok OK Ok", "fav lmao lol muah sob", "can't stand it", "fed up with it", "screwed up",
    "I hate that I love you so much, but I can't help it :(", "Why so serious?", "not not good", "never not good",
    "Just landed and I love it already!", "Stuck at the airport again. Worst airline ever.",
    "RT @someone: This is the BEST day ever!!! #blessed http://example.com/x", "meh", "so so", "very", "VERY", "very VERY good",
    "it's extremely bad and hugely disappointing", "EXTREMELY bad", "slightly bad", "SLIGHTLY bad", "somewhat HAPPY",
    "good " * 40, "bad " * 40 + "but " + "good " * 40, "hello world " * 30,
]


def made(analyzer, how_many):
    """Sentences thrown together from words that rules care about."""
    dice = random.Random(20140601)
    rated = sorted(w for w in analyzer.lexicon if " " not in w)
    names = sorted(e for e in analyzer.emojis if len(e) == 1)
    rules = sorted(BOOSTER_DICT) + sorted(NEGATE) + sorted(SPECIAL_CASES)
    cues = ["but", "least", "at least", "very least", "no", "or", "nor", "so", "this", "never", "without doubt", "kind of", "never so", "never this"]
    plain = ["the", "a", "table", "it", "is", "we", "walk", "rain", "was", "and", "I", "Monday", "été", "字"]
    ends = ["", "", "", "", ".", ",", "!", "!!", "?", "??", "...", ")", "’"]
    pools = [rated, rated, rated, names, rules, rules, cues, plain, plain]
    for _ in range(how_many):
        words = []
        for _ in range(dice.randint(1, 14)):
            word = dice.choice(dice.choice(pools))
            shape = dice.random()
            word = word.upper() if shape < 0.12 else word.capitalize() if shape < 0.2 else word
            words.append(word + dice.choice(ends))
        yield dice.choice([" ", " ", " ", "  "]).join(words)


analyzer = SentimentIntensityAnalyzer()
for text in WRITTEN + list(made(analyzer, 400)):
    print(json.dumps({"compound": analyzer.polarity_scores(text)["compound"], "text": text}))
