"""Vectors of words: from the graph, pooled by token, kept."""

import json
import math
import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

from newsdiff.analysis.collate import collate
from newsdiff.analysis.correct import article_of
from newsdiff.analysis.description import FILE
from newsdiff.analysis.encoder import Encoder, article_vectors, load_encoder
from newsdiff.analysis.errors import ModelMissing
from newsdiff.analysis.graph import GRAPH_VERSION, PINNED_SHA256, Shape, digest_of, graph_path, shape_of
from newsdiff.analysis.similarity import WITH_VECTORS
from newsdiff.analysis.tokenize import tokenize
from newsdiff.analysis.types import Witness
from newsdiff.model import model_dir_of
from tests.analysis.conftest import MemoryStore

TEXTS = ["Kata’ib Hezbollah denies it.", "The U.S. troops left.", ""]
STARTS = [0, 30, 54]
TOKENS = [tokenize(text, start=start) for text, start in zip(TEXTS, STARTS, strict=True)]


def words(encoder: Encoder, texts: list[str]) -> list[np.ndarray]:
    return encoder.words(texts, [tokenize(text) for text in texts])


def reference(weights: dict[str, np.ndarray], shape: Shape, ids: list[int]) -> tuple[np.ndarray, np.ndarray]:
    """A BERT encoder's forward pass for one text, written down plainly: the middle and the last layer."""

    def linear(name: str, x: np.ndarray) -> np.ndarray:
        return x @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]

    def norm(name: str, x: np.ndarray) -> np.ndarray:
        centred = x - x.mean(-1, keepdims=True)
        scaled = centred / np.sqrt((centred**2).mean(-1, keepdims=True) + shape.epsilon)
        return scaled * weights[f"{name}.weight"] + weights[f"{name}.bias"]

    erf = np.vectorize(math.erf)
    x = weights["embeddings.word_embeddings.weight"][ids] + weights["embeddings.token_type_embeddings.weight"][0]
    x = norm("embeddings.LayerNorm", x + weights["embeddings.position_embeddings.weight"][: len(ids)])
    layers, size = [], shape.width // shape.heads
    for number in range(shape.layers):
        name = f"encoder.layer.{number}"
        query, key, value = (
            linear(f"{name}.attention.self.{part}", x).reshape(len(ids), shape.heads, size).transpose(1, 0, 2)
            for part in ("query", "key", "value")
        )
        scores = np.exp(query @ key.transpose(0, 2, 1) / np.sqrt(size))
        mixed = (scores / scores.sum(-1, keepdims=True) @ value).transpose(1, 0, 2).reshape(len(ids), shape.width)
        x = norm(f"{name}.attention.output.LayerNorm", x + linear(f"{name}.attention.output.dense", mixed))
        inner = linear(f"{name}.intermediate.dense", x)
        inner = inner * 0.5 * (1 + erf(inner / np.sqrt(2)))
        x = norm(f"{name}.output.LayerNorm", x + linear(f"{name}.output.dense", inner))
        layers.append(x)
    return layers[shape.middle - 1], layers[-1]


def cosines(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return (a * b).sum(-1) / np.linalg.norm(a, axis=-1) / np.linalg.norm(b, axis=-1)


def test_the_graph_computes_what_the_weights_say(encoder: Encoder) -> None:
    folder = model_dir_of(os.environ)
    weights, shape = load_file(folder / "model.safetensors"), shape_of(folder)
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    text = "Factions led by General Soleimani vowed revenge for their deaths on Sunday."
    encoding = tokenizer.encode(text)
    wanted = np.stack(reference(weights, shape, encoding.ids), axis=1)[1:-1]
    found = words(encoder, [text])[0]
    whole = [text[start:end] for start, end in encoding.offsets[1:-1]]
    single = [n for n, token in enumerate(tokenize(text)) if token.form in whole]
    places = [whole.index(tokenize(text)[n].form) for n in single]
    assert len(single) >= 10
    assert cosines(found[single], wanted[places]).min() > 0.97


def test_every_token_has_a_vector_of_length_one_in_both_layers(encoder: Encoder) -> None:
    for text, vectors in zip(TEXTS, words(encoder, TEXTS), strict=True):
        assert vectors.shape == (len(tokenize(text)), 2, 384)
        assert np.allclose(np.linalg.norm(vectors, axis=-1), 1, atol=1e-5)


def test_the_same_word_in_like_sentences_is_near_and_another_is_far(encoder: Encoder) -> None:
    one, other = words(encoder, ["The troops withdrew from Iraq.", "The forces left Iraq."])
    last = one[:, 1] @ other[:, 1].T
    assert last[1, 1] > last[1, 3]
    assert last[4, 3] > last[4, 1]


def test_the_vectors_of_a_text_do_not_hang_on_its_company(encoder: Encoder) -> None:
    texts = ["The troops left.", "Factions led by the general vowed revenge for their deaths.", "Oil: +3 %!", "No."]
    for text, vectors in zip(texts, words(encoder, texts), strict=True):
        assert np.array_equal(words(encoder, [text])[0], vectors)


def test_what_the_model_does_not_see_has_no_vector(encoder: Encoder) -> None:
    vectors = words(encoder, ["word " * 600])[0]
    assert np.linalg.norm(vectors[400], axis=-1).min() > 0.9
    assert not vectors[599].any()


def test_vectors_come_from_the_store_the_second_time(encoder: Encoder, store: MemoryStore) -> None:
    first = article_vectors(encoder, TEXTS, TOKENS, starts=STARTS, article="all", kept=store)
    assert np.array_equal(first, article_vectors(encoder, TEXTS, TOKENS, starts=STARTS, article="all", kept=store))
    assert np.array_equal(first, article_vectors(encoder, TEXTS, TOKENS, starts=STARTS, article="all", kept=None))
    assert store.n_hits == 1


def test_it_does_not_matter_where_a_text_begins(encoder: Encoder) -> None:
    """Fails when word pieces are given to the tokens that stand so far from the article's beginning."""
    found = article_vectors(encoder, TEXTS, TOKENS, starts=STARTS, article="all", kept=None)
    assert np.array_equal(found, np.concatenate(words(encoder, TEXTS)).astype(np.float16))


def test_damaged_vectors_in_the_store_are_computed_anew(encoder: Encoder, store: MemoryStore) -> None:
    first = article_vectors(encoder, TEXTS, TOKENS, starts=STARTS, article="all", kept=store)
    store.kept = {key: data[:-2] for key, data in store.kept.items()}
    assert np.array_equal(first, article_vectors(encoder, TEXTS, TOKENS, starts=STARTS, article="all", kept=store))


def test_a_missing_model_says_how_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="newsdiff fetch-model"):
        load_encoder(tmp_path)


@pytest.fixture
def small_model(tmp_path: Path) -> tuple[Path, str]:
    """A folder with a tiny encoder of random weights, and the SHA-256 of the weights."""
    rng = np.random.default_rng(7)

    def matrix(*shape: int) -> np.ndarray:
        return rng.normal(0, 0.5, shape).astype(np.float32)

    width, inner, vocabulary = 8, 16, ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "left", "troops", "##s", "the"]
    weights = {
        "embeddings.word_embeddings.weight": matrix(len(vocabulary), width),
        "embeddings.position_embeddings.weight": matrix(16, width),
        "embeddings.token_type_embeddings.weight": matrix(2, width),
        "embeddings.LayerNorm.weight": matrix(width),
        "embeddings.LayerNorm.bias": matrix(width),
    }
    for number in range(2):
        name = f"encoder.layer.{number}"
        for part, rows, columns in (
            ("attention.self.query", width, width),
            ("attention.self.key", width, width),
            ("attention.self.value", width, width),
            ("attention.output.dense", width, width),
            ("intermediate.dense", inner, width),
            ("output.dense", width, inner),
        ):
            weights |= {f"{name}.{part}.weight": matrix(rows, columns), f"{name}.{part}.bias": matrix(rows)}
        for part in ("attention.output.LayerNorm", "output.LayerNorm"):
            weights |= {f"{name}.{part}.weight": matrix(width), f"{name}.{part}.bias": matrix(width)}
    save_file(weights, tmp_path / "model.safetensors")
    (tmp_path / "config.json").write_text(
        '{"num_hidden_layers": 2, "num_attention_heads": 2, "hidden_size": 8, "layer_norm_eps": 1e-12,'
        ' "max_position_embeddings": 16}'
    )
    tokenizer = Tokenizer(models.WordPiece({word: n for n, word in enumerate(vocabulary)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    sha256 = digest_of(tmp_path / "model.safetensors")
    (tmp_path / FILE).write_text(json.dumps({"sha256": sha256, "languages": ["en", "de"]}))
    return tmp_path, sha256


def test_another_model_of_the_kind_can_be_put_in(small_model: tuple[Path, str]) -> None:
    folder, sha256 = small_model
    encoder = load_encoder(folder)
    assert encoder.fingerprint == f"{sha256[:12]}-{GRAPH_VERSION} de.en"
    assert [vectors.shape for vectors in words(encoder, ["The troops left", "left"])] == [(3, 2, 8), (1, 2, 8)]


def test_the_graph_is_built_once(small_model: tuple[Path, str]) -> None:
    folder, sha256 = small_model
    path = graph_path(folder, sha256=sha256)
    built = path.stat().st_mtime_ns
    assert graph_path(folder, sha256=sha256).stat().st_mtime_ns == built
    assert [file.name for file in folder.iterdir() if "building" in file.name] == []


def test_a_new_graph_takes_the_place_of_older_ones_of_the_same_weights(small_model: tuple[Path, str]) -> None:
    folder, sha256 = small_model
    older, other = folder / f"encoder-{sha256[:12]}-0.onnx", folder / "encoder-0123456789ab-0.onnx"
    older.touch()
    other.touch()
    path = graph_path(folder, sha256=sha256)
    assert sorted(folder.glob("*.onnx")) == sorted([path, other])


def test_other_weights_than_the_pinned_ones_are_refused(small_model: tuple[Path, str]) -> None:
    with pytest.raises(ModelMissing, match="damaged or another one"):
        graph_path(small_model[0], sha256=PINNED_SHA256)


def break_config(folder: Path) -> None:
    (folder / "config.json").write_text("{}")


def break_tokenizer(folder: Path) -> None:
    (folder / "tokenizer.json").write_text("{}")


def break_description(folder: Path) -> None:
    (folder / FILE).write_text("[]")


def name_no_language(folder: Path) -> None:
    (folder / FILE).write_text(json.dumps({"sha256": "0" * 64, "languages": []}))


@pytest.mark.parametrize("break_it", [break_config, break_tokenizer, break_description, name_no_language])
def test_a_damaged_model_says_how_to_get_it(small_model: tuple[Path, str], break_it: Callable[[Path], None]) -> None:
    folder, _ = small_model
    break_it(folder)
    with pytest.raises(ModelMissing, match="newsdiff fetch-model"):
        load_encoder(folder)


def test_a_model_of_two_languages_reads_articles_in_both(small_model: tuple[Path, str], store: MemoryStore) -> None:
    """Fails when the second language is left to words alone, in the analysis or in a correction of it."""
    encoder = load_encoder(small_model[0])
    german, english = Witness("A", "The troops left.", "de"), Witness("B", "The troops left the base.", "en")
    found = collate([german, english, Witness("C", "Les troupes.", "fr")], encoder=encoder, kept=store)
    assert found.alignment("A", "B").method == WITH_VECTORS
    assert [one.reason for one in found.fallbacks][:2] == [
        "Another language model is used than the program was fitted with: how sure it is of a match is rough.",
        "The language model does not read French: article C was matched by its words alone.",
    ]
    assert any("(German and English): differing words are marked roughly" in one.reason for one in found.fallbacks)
    again = article_of(found, "A", kept=store)
    assert again.vectors is not None
    assert article_of(found, "C", kept=store).vectors is None
