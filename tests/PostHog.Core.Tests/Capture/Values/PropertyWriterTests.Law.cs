using System.Collections;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json.Linq;
using PostHog.TestKit;

namespace PostHog.Core.Tests.Capture.Values;

internal sealed partial class PropertyWriterTests
{
    // Marks the generated value that warnings must not repeat.
    private const string Secret = "s3cr3t";

    [Test]
    public void Keeps_the_other_properties_whatever_one_value_is()
    {
        Law.Holds(Gen.Zip(Names, Values(depth: 4)), Check);
    }

    private static void Check((string Name, object? Value) generated)
    {
        var captured = new PostHogEvent("e", "u")
        {
            ["before"] = new[] { 1.5 },
            [generated.Name] = generated.Value,
            ["after"] = "text",
        };

        var written = Written.Event(captured);

        Assert.That(written.Dropped, Is.Null);
        Assert.That(written.Properties.GetProperty("before").GetRawText(), Is.EqualTo("[1.5]"));
        Assert.That(written.Properties.GetProperty("after").GetString(), Is.EqualTo("text"));
        Assert.That(written.Log.Warnings, Is.All.Contains($"property '{generated.Name}'"));
        Assert.That(
            written.Log.Warnings,
            generated.Name.Contains(Secret, StringComparison.Ordinal)
                ? Is.All.Not.Null
                : Has.None.Contains(Secret)
        );
        CheckOmission(generated, written);
    }

    private static void CheckOmission((string Name, object? Value) generated, Written written)
    {
        var isNothing = generated.Value is null or DBNull or JValue { Value: null };
        var isThere =
            written.Own.Contains("},\"after\"", StringComparison.Ordinal)
            || written.Own.Split("\"after\"")[0].Length > "\"before\":[1.5],".Length;

        Assert.That(isThere || isNothing || written.Log.Warnings.Length > 0);
    }

    private static Gen<string> Names =>
        Gen.OneOf(
            Texts.Select(text => "p" + text),
            Gen.Elements(
                "value",
                "",
                " ",
                "$set",
                "\"",
                "\\",
                "\uD83D",
                "a.b",
                "$lib2",
                "__proto__"
            )
        );

    private static Gen<string> Texts =>
        Gen.OneOf(
            Gen.Constant(Secret),
            Gen.Choose(0, 0xFFFF).Select(code => Secret + (char)code),
            Gen.ArrayOf(Gen.Elements('a', '"', '\\', '\n', '\0', 'é', '\u2028', '\uD83D', '\uDE42'))
                .Select(characters => new string(characters))
        );

    private static Gen<object?> Values(int depth) =>
        depth == 0
            ? Leaves
            : Gen.Frequency(
                (3, Leaves),
                (2, Gen.ListOf(Values(depth - 1)).Select(list => (object?)list.ToList())),
                (2, Maps(depth).Select(map => (object?)map)),
                (1, Maps(depth).Select(map => (object?)new Hashtable(map))),
                (1, Values(depth - 1).Select(inner => (object?)new { Inner = inner, Fine = 1 })),
                (1, Values(depth - 1).Select(inner => (object?)new Boxed(inner))),
                (1, Gen.Zip(Values(depth - 1), Faults).Select(pair => (object?)Faulty(pair)))
            );

    private static Gen<Dictionary<string, object?>> Maps(int depth) =>
        Gen.ListOf(Gen.Zip(Names, Values(depth - 1))).Select(MapOf);

    private static Dictionary<string, object?> MapOf(
        IEnumerable<(string Name, object? Value)> members
    )
    {
        var map = new Dictionary<string, object?>();
        foreach (var (name, value) in members)
        {
            map[name] = value;
        }

        return map;
    }

    private static Gen<object?> Leaves =>
        Gen.OneOf(
            Texts.Select(text => (object?)text),
            Gen.Choose(int.MinValue, int.MaxValue).Select(number => (object?)number),
            Gen.Choose(0, int.MaxValue)
                .Select(bits => (object?)BitConverter.Int32BitsToSingle(bits)),
            Gen.Elements(double.NaN, double.NegativeInfinity, -0.0, 1e308).Select(n => (object?)n),
            Gen.Elements(LeftOut).Select(row => row.Arguments[0]),
            Gen.Elements(Scalars).Select(row => row.Arguments[0]),
            Gen.Elements(Broken).Select(row => row.Arguments[0]),
            Gen.Elements(Bottomless).Select(row => row.Arguments[0]),
            Gen.Elements<object?>(null, DBNull.Value, JValue.CreateNull(), DateTime.MinValue)
        );

    private static Gen<int> Faults => Gen.Choose(0, 3);

    // Yields the value once or twice, then throws.
    private static IEnumerable<object?> Faulty((object? Value, int Count) generated)
    {
        for (var count = 0; count < generated.Count; count++)
        {
            yield return generated.Value;
        }

        throw new InvalidOperationException(Secret);
    }

    private sealed record Boxed(object? Value);
}
