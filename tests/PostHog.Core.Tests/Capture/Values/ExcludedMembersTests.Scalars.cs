using Newtonsoft.Json.Linq;
using Json = Newtonsoft.Json;
using Stj = System.Text.Json.Serialization;

namespace PostHog.Core.Tests.Capture.Values;

internal sealed partial class ExcludedMembersTests
{
    private static IEnumerable<TestCaseData> OfScalars =>
        [
            Row("enum, Newtonsoft", Level.Secret, "\"***\""),
            Row("enum", LevelOfStj.Secret, "\"###\""),
            Row("enum in a member, Newtonsoft", new { A = Level.Secret }, """{"A":"***"}"""),
            Row("enum in a member", new { A = (LevelOfStj?)LevelOfStj.Secret }, """{"A":"###"}"""),
            Row("enum in a list", new[] { LevelOfStj.Secret }, """["###"]"""),
            Row("enum in a tuple", (1, Level.Secret), """{"Item1":1,"Item2":"***"}"""),
            Row("enum in a token", new JValue(Level.Secret), "\"***\""),
            Row(
                "enum as a key",
                new Dictionary<LevelOfStj, Level> { [LevelOfStj.Secret] = Level.Secret },
                """{"###":"***"}"""
            ),
            Row("enum with a number", Rank.High, "7"),
            Row("enum in snake case", Phase.LateNight, "\"late_night\""),
            Row("enum whose converter only reads", OnlyRead.Public, "\"Public\""),
            Row("address, Newtonsoft", new { A = new Link() }, """{"A":"***"}"""),
            Row("address", new object[] { new LinkOfStj() }, """["###"]"""),
            Row("address without a converter", new PlainLink(), "\"https://example.com/\""),
        ];

    [Test]
    public void Omits_an_enum_whose_converter_cannot_be_created()
    {
        var written = Written.Value(new { A = Broken.Secret, Kept = 1 });

        Assert.That(written.Own, Is.EqualTo("\"before\":1,\"value\":{\"Kept\":1},\"after\":2"));
        Assert.That(written.Log.Warnings, Has.Length.EqualTo(1));
    }

    [Json.JsonConverter(typeof(Mask))]
    private enum Level
    {
        Secret,
    }

    [Stj.JsonConverter(typeof(StjMask<LevelOfStj>))]
    private enum LevelOfStj
    {
        Secret,
    }

    [Json.JsonConverter(typeof(Number))]
    private enum Rank
    {
        High,
    }

    [Stj.JsonConverter(typeof(SnakeCase))]
    private enum Phase
    {
        LateNight,
    }

    [Json.JsonConverter(typeof(Reader))]
    private enum OnlyRead
    {
        Public,
    }

    [Json.JsonConverter(typeof(Mask), "no such argument")]
    private enum Broken
    {
        Secret,
    }

    [Json.JsonConverter(typeof(Mask))]
    private sealed class Link() : Uri("https://example.com/?key=" + Secret);

    [Stj.JsonConverter(typeof(StjMask<LinkOfStj>))]
    private sealed class LinkOfStj() : Uri("https://example.com/?key=" + Secret);

    private sealed class PlainLink() : Uri("https://user:" + Secret + "@example.com/");

    private sealed class Number : Mask
    {
        public override void WriteJson(
            Json.JsonWriter writer,
            object? value,
            Json.JsonSerializer serializer
        ) => writer.WriteValue(7);
    }

    private sealed class Reader : Mask
    {
        public override bool CanWrite => false;
    }

    private sealed class SnakeCase()
        : Stj.JsonStringEnumConverter<Phase>(System.Text.Json.JsonNamingPolicy.SnakeCaseLower);
}
