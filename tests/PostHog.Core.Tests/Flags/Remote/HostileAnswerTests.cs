using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PostHog.Flags.Remote;
using PostHog.TestKit;
using PostHog.Wire;
using PostHog.Wire.Json;

namespace PostHog.Core.Tests.Flags.Remote;

/// <summary>Answers that are none, not whole, or made to do harm.</summary>
public sealed class HostileAnswerTests
{
    private const string Leaves =
        "null true false 0 -7 1.5 1e400 99999999999999999999 \"\" \"a\" \"feature_flags\" "
        + "\"{\\\"a\\\":1}\" \"{\" \"\\ud800\" 'x' NaN";

    private const string Names =
        "flags featureFlags featureFlagPayloads enabled variant value failed reason code condition_index "
        + "description metadata id version payload has_experiment quotaLimited errorsWhileComputingFlags "
        + "requestId evaluatedAt minimalFlagCalledEvents a ";

    [TestCase("")]
    [TestCase("{}")]
    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("<html>Sign in</html>")]
    [TestCase("{\"flags\":[]}")]
    [TestCase("{\"flags\":\"none\"}")]
    [TestCase("{\"flags\":{}")]
    [TestCase("{\"status\":1}")]
    public void Has_no_flags_from_a_success_that_is_none(string body)
    {
        var answer = Read(body);

        Assert.That(answer.Flags, Is.Empty);
        Assert.That(answer.IsAnswered, Is.False);
        Assert.That(answer.Failure!.Kind, Is.EqualTo(PostHogFailureKind.UnreadableResponse));
        Assert.That(answer.Error, Is.EqualTo("unknown_error"));
    }

    [Test]
    public void Has_no_flags_from_an_answer_in_another_encoding()
    {
        var body = Encoding.Unicode.GetBytes("""{"flags":{"a":{"enabled":true}}}""");

        var answer = FlagsAnswerReader.Read(WireResponse.Answer(200, retryAfter: null, body));

        Assert.That(answer.IsAnswered, Is.False);
    }

    [Test]
    public void Has_no_flags_from_an_answer_nested_without_end() =>
        Assert.That(
            Read("{\"flags\":{\"a\":" + new string('[', 100_000)).Failure!.Kind,
            Is.EqualTo(PostHogFailureKind.UnreadableResponse)
        );

    [TestCase("{\"flags\":{\"a\":{\"value\":[", "]}}}")]
    [TestCase("{\"rest\":[", "],\"flags\":{}}")]
    public void Takes_no_document_of_a_million_objects_into_memory(string begin, string end)
    {
        var objects = string.Join(',', Enumerable.Repeat("{}", 1_000_000));
        var response = A.Answer(200, begin + objects + end);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var answer = FlagsAnswerReader.Read(response);

        Assert.That(answer.IsAnswered, Is.False);
        Assert.That(
            GC.GetAllocatedBytesForCurrentThread() - before,
            Is.LessThan(80L << 20),
            "a tree of it would take some 250 MB"
        );
    }

    [TestCase("\"true\"")]
    [TestCase("1")]
    [TestCase("{}")]
    public void Takes_nothing_for_missing_when_it_is_unclear_whether_all_was_computed(string errors)
    {
        var answer = Read($$"""{"flags":{},"errorsWhileComputingFlags":{{errors}}""" + "}");

        Assert.That(answer.IsComplete, Is.False);
        Assert.That(answer.Failure!.Kind, Is.EqualTo(PostHogFailureKind.FlagsNotComputed));
    }

    [TestCase("\"feature_flags\"", false)]
    [TestCase("[7,\"feature_flags\"]", false)]
    [TestCase("[\"recordings\"]", true)]
    [TestCase("null", true)]
    [TestCase("[]", true)]
    public void Knows_the_quota_of_flags_from_others(string limited, bool isAnswered) =>
        Assert.That(
            Read($$"""{"flags":{},"quotaLimited":{{limited}}""" + "}").IsAnswered,
            Is.EqualTo(isAnswered)
        );

    [TestCase(200)]
    [TestCase(400)]
    public void Does_not_read_an_answer_without_end(int status)
    {
        var body = new byte[JsonDocumentReader.LongestBody + 1];
        Array.Fill(body, (byte)' ');
        body[0] = (byte)'{';
        body[1] = (byte)'}';

        var answer = FlagsAnswerReader.Read(WireResponse.Answer(status, retryAfter: null, body));

        Assert.That(answer.IsAnswered, Is.False);
        Assert.That(answer.Failure!.StatusCode, Is.EqualTo(status));
    }

    [Test]
    public void Reads_any_document_without_a_throw() =>
        Law.Holds(
            Documents(depth: 4),
            document =>
            {
                var answer = Read(document);
                Assert.That(answer.IsAnswered || answer.Failure is not null);
                Assert.That(answer.Flags.Values, Has.None.Null);
            }
        );

    // JSON made of the words the reader looks for, cut off now and then.
    private static Gen<string> Documents(int depth) =>
        from document in Values(depth)
        from length in Gen.Choose(0, document.Length * 3)
        select document.Substring(0, Math.Min(length, document.Length));

    private static Gen<string> Values(int depth)
    {
        var leaf = Gen.Elements(Leaves.Split(' '));
        if (depth == 0)
        {
            return leaf;
        }

        var member =
            from key in Gen.Elements(Names.Split(' '))
            from value in Values(depth - 1)
            select $"\"{key}\":{value}";
        var map = member.ListOf().Select(all => $"{{{string.Join(",", all.Take(8))}}}");
        var list = Values(depth - 1).ListOf().Select(all => $"[{string.Join(",", all.Take(3))}]");
        return Gen.Frequency((1, leaf), (8, map), (1, list));
    }

    private static FlagsAnswer Read(string body) => FlagsAnswerReader.Read(A.Answer(200, body));
}
