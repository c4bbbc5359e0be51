using System.Text;
using FsCheck.Fluent;
using PostHog.TestKit;
using PostHog.Wire.Json;

namespace PostHog.Core.Tests.Wire.Json;

internal sealed class TokenRowsTests
{
    private static readonly string[] Scalars =
    [
        "null",
        "true",
        "false",
        "0",
        "-0",
        "1.50",
        "1e2",
        "9223372036854775807",
        "9223372036854775808",
        "-12",
        "\"\"",
        "\"plan\"",
        "\"a\\nb\\u00e9\"",
        "\"x\\ud800y\"",
        "\"ü€😀\"",
        "\"a text of more than sixty-four characters, which is not remembered at all\"",
    ];

    private static readonly string[] Names = ["key", "k\\u0065y", "value", "ü", ""];

    [Test]
    public void Equals_what_a_tree_holds() =>
        Law.Holds(
            Gen.Choose(0, int.MaxValue),
            seed =>
            {
                var random = new Random(seed);
                var json = $"[{Any(random, 4)},{Any(random, 4)}]";

                Assert.That(Rows(json), Is.EqualTo(Tree(json)), json);
            }
        );

    [TestCase("{\"key\":1,\"key\":2}", 2L)]
    [TestCase("{\"k\\u0065y\":1}", 1L)]
    [TestCase("{\"keys\":1}", null)]
    [TestCase("{\"a\":{\"key\":1}}", null)]
    [TestCase("{\"a\":[{\"key\":1}],\"key\":3}", 3L)]
    [TestCase("[\"key\",1]", null)]
    [TestCase("5", null)]
    public void Finds_the_last_member_of_a_name(string json, object? value)
    {
        var found = Read(json).Member("key");

        Assert.That(found.ToObject(), Is.EqualTo(value));
        Assert.That(found.IsNull, Is.EqualTo(value is null));
        Assert.That(Read(json).Has("key"), Is.EqualTo(value is not null));
    }

    [Test]
    public void Distinguishes_an_explicit_null_from_nothing()
    {
        var value = Read("{\"key\":null}");

        Assert.That(value.Has("key"), Is.True);
        Assert.That(value.Member("key").IsNull, Is.True);
        Assert.That(value.Has("other"), Is.False);
    }

    [Test]
    public void Starts_after_byte_order_marks() =>
        Assert.That(Read("\uFEFF\uFEFF{\"key\":\"x\"}").Member("key").Text, Is.EqualTo("x"));

    [Test]
    public void Value_that_is_too_deep_is_null_and_the_next_one_is_read()
    {
        var tokens = JsonTokens.OfDocument("[[[[[1]]]],[2]]");
        var rows = tokens.NewRows();
        tokens.Read();
        tokens.Read();

        Assert.That(rows.Read(ref tokens, 2).IsNull, Is.True);
        tokens.Read();
        Assert.That(JsonTree.ToJson(rows.Read(ref tokens, 2).ToObject()), Is.EqualTo("[2]"));
        tokens.Read();
        Assert.That(tokens.Kind, Is.EqualTo(JsonTokenKind.EndArray));
    }

    [Test]
    public void Text_that_ends_within_a_value_is_refused()
    {
        const string Whole = "{\"a\":[1,{\"b\":\"c\"}]}";
        foreach (var length in Enumerable.Range(1, Whole.Length - 1))
        {
            Assert.That(() => Read(Whole[..length]), Throws.TypeOf<FormatException>());
        }
    }

    [Test]
    public void Integer_that_is_too_long_is_refused_even_if_nobody_reads_it() =>
        Assert.That(
            () => Read($"{{\"a\":{new string('9', 381)}}}"),
            Throws.TypeOf<FormatException>()
        );

    [Test]
    public void Equal_short_texts_are_one_string()
    {
        var value = Read("[\"plan\",\"plan\"]");
        var texts = new List<string?>();
        foreach (var element in value)
        {
            texts.Add(element.SharedText);
        }

        Assert.That(texts[0], Is.SameAs(texts[1]));
    }

    private static JsonValue Read(string json)
    {
        var tokens = JsonTokens.OfDocument(Encoding.UTF8.GetBytes(json), maxDepth: 200);
        var rows = tokens.NewRows();
        tokens.Read();
        return rows.Read(ref tokens, 100);
    }

    private static string Rows(string json) => JsonTree.ToJson(Read(json).ToObject());

    private static string Tree(string json)
    {
        var tokens = JsonTokens.OfDocument(json);
        tokens.Read();
        JsonTree.TryRead(ref tokens, 100, out var value);
        return JsonTree.ToJson(value);
    }

    private static string Any(Random random, int depth)
    {
        var count = random.Next(4);
        return random.Next(depth == 0 ? 1 : 3) switch
        {
            1 =>
                $"[{string.Join(", ", Enumerable.Range(0, count).Select(_ => Any(random, depth - 1)))}]",
            2 =>
                $"{{{string.Join(",", Enumerable.Range(0, count).Select(_ => Member(random, depth)))} }}",
            _ => Scalars[random.Next(Scalars.Length)],
        };
    }

    private static string Member(Random random, int depth) =>
        $"\"{Names[random.Next(Names.Length)]}\" : {Any(random, depth - 1)}";
}
