using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PostHog.Flags.Remote;
using PostHog.TestKit;
using PostHog.Wire;
using PostHog.Wire.Json;

namespace PostHog.Core.Tests.Flags.Remote;

/// <summary>Responses that are invalid, incomplete or malicious.</summary>
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
    public void Reads_no_flags_from_an_invalid_success(string body)
    {
        var answer = Read(body);

        Assert.That(answer.Flags, Is.Empty);
        Assert.That(answer.IsAnswered, Is.False);
        Assert.That(answer.Failure!.Kind, Is.EqualTo(PostHogFailureKind.UnreadableResponse));
        Assert.That(answer.Error, Is.EqualTo("unknown_error"));
    }

    [Test]
    public void Reads_no_flags_from_a_response_in_another_encoding()
    {
        var body = Encoding.Unicode.GetBytes("""{"flags":{"a":{"enabled":true}}}""");

        var answer = FlagsAnswerReader.Read(WireResponse.Of(200, retryAfter: null, body));

        Assert.That(answer.IsAnswered, Is.False);
    }

    [Test]
    public void Reads_no_flags_from_a_response_nested_too_deeply() =>
        Assert.That(
            Read("{\"flags\":{\"a\":" + new string('[', 100_000)).Failure!.Kind,
            Is.EqualTo(PostHogFailureKind.UnreadableResponse)
        );

    [TestCase("{\"flags\":{\"a\":{\"value\":[", "]}}}")]
    [TestCase("{\"rest\":[", "],\"flags\":{}}")]
    public void Does_not_load_a_document_of_a_million_objects(string begin, string end)
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
    public void Response_with_an_unclear_error_flag_is_incomplete(string errors)
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
    public void Distinguishes_the_flag_quota_from_other_quotas(string limited, bool isAnswered) =>
        Assert.That(
            Read($$"""{"flags":{},"quotaLimited":{{limited}}""" + "}").IsAnswered,
            Is.EqualTo(isAnswered)
        );

    [TestCase(200)]
    [TestCase(400)]
    public void Does_not_read_a_response_that_is_too_long(int status)
    {
        var body = new byte[JsonDocumentReader.MaxBodyLength + 1];
        Array.Fill(body, (byte)' ');
        body[0] = (byte)'{';
        body[1] = (byte)'}';

        var answer = FlagsAnswerReader.Read(WireResponse.Of(status, retryAfter: null, body));

        Assert.That(answer.IsAnswered, Is.False);
        Assert.That(answer.Failure!.StatusCode, Is.EqualTo(status));
    }

    [Test]
    public void Never_throws_on_any_document() =>
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
