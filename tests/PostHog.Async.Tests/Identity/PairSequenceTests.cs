using System.Collections;
using System.Collections.Specialized;
using System.Net;
using Newtonsoft.Json.Linq;

namespace PostHog.Async.Tests.Identity;

/// <summary>Properties given as a sequence of pairs.</summary>
public sealed class PairSequenceTests : ClientTest
{
    private static readonly KeyValuePair<string, object?>[] NullName = [new(null!, "pro")];

    public static IEnumerable<TestCaseData> Sequences()
    {
        var texts = new Dictionary<string, string> { ["plan"] = "pro" };
        yield return Shape("filtered texts", texts.Where(one => one.Key.Length > 0));
        yield return Shape(
            "pairs of text",
            new[] { new KeyValuePair<string, string>("plan", "pro") }
        );
        yield return Shape("a list of pairs", texts.ToList());
        yield return Shape("entries", new[] { new DictionaryEntry("plan", "pro") });
        yield return Shape("boxed pairs", new object[] { new DictionaryEntry("plan", "pro") });
        yield return Shape(
            "a list of entries",
            new ArrayList { new DictionaryEntry("plan", "pro") }
        );
        yield return Shape("names and values", new NameValueCollection { ["plan"] = "pro" });
        yield return Shape("a string dictionary", new StringDictionary { ["plan"] = "pro" });
        yield return Shape(
            "repeated names",
            new KeyValuePair<string, object?>[] { new("plan", "free"), new("plan", "pro") }
        );
        yield return Shape(
            "repeated texts",
            new KeyValuePair<string, string>[] { new("plan", "free"), new("plan", "pro") }
        );
    }

    public static IEnumerable<TestCaseData> NullNames()
    {
        yield return Shape("pairs", NullName);
        yield return Shape("pairs of text", new KeyValuePair<string?, string>[] { new(null, "a") });
        yield return Shape("entries", new[] { default(DictionaryEntry) });
        yield return Shape("names and values", new NameValueCollection { { null, "a" } });
    }

    public static IEnumerable<TestCaseData> Nameless()
    {
        yield return Shape("text", "pro");
        yield return Shape("numbers", new[] { 1 });
        yield return Shape("no numbers", Array.Empty<int>());
        yield return Shape("mixed", new object[] { new DictionaryEntry("plan", "pro"), 1 });
        yield return Shape("headers", new WebHeaderCollection { ["Authorization"] = "secret" });
    }

    [TestCaseSource(nameof(Sequences))]
    public async Task Sequence_of_pairs_is_sent_with_the_last_value_of_each_name(IEnumerable pairs)
    {
        await using var client = new PostHogClient(Options());

        await client.IdentifyAsync("a", pairs, pairs);
        await client.SetPersonPropertiesAsync("a", pairs, pairs);
        await client.GroupIdentifyAsync("company", "acme", pairs);
        await client.CaptureAsync(new PostHogEvent("paid", "a").With(pairs));
        await client.CaptureExceptionAsync(new IOException(), "a", pairs);

        Assert.That(Sent(0, "$set"), Is.EqualTo("{\"plan\":\"pro\"}"));
        Assert.That(Sent(0, "$set_once"), Is.EqualTo("{\"plan\":\"pro\"}"));
        Assert.That(Sent(1, "$set"), Is.EqualTo("{\"plan\":\"pro\"}"));
        Assert.That(Sent(1, "$set_once"), Is.EqualTo("{\"plan\":\"pro\"}"));
        Assert.That(Sent(2, "$group_set"), Is.EqualTo("{\"plan\":\"pro\"}"));
        Assert.That(Sent(3, "plan"), Is.EqualTo("\"pro\""));
        Assert.That(Sent(4, "plan"), Is.EqualTo("\"pro\""));
    }

    [Test]
    public void Sequence_of_pairs_sets_properties_for_flags()
    {
        var set = new EvaluateFlagsOptions().WithPersonProperties(
            new[] { new KeyValuePair<string, int>("seats", 12) }
        );

        Assert.That(set.PersonProperties["seats"], Is.EqualTo(12));
    }

    [Test]
    public void Repeated_name_is_written_once()
    {
        var identify = PostHogEvent.Identify(
            "a",
            new KeyValuePair<string, object?>[] { new("plan", "free"), new("plan", "pro") }
        );

        Assert.That(
            identify.Properties["$set"],
            Is.EqualTo(new Dictionary<string, object?> { ["plan"] = "pro" })
        );
    }

    [TestCaseSource(nameof(NullNames))]
    public async Task Name_that_is_null_is_an_error_everywhere(IEnumerable pairs)
    {
        await using var client = new PostHogClient(Options());
        Assert.That(() => PostHogEvent.Identify("a", pairs), HasNullName());
        Assert.That(() => PostHogEvent.SetPersonProperties("a", null, pairs), HasNullName());
        Assert.That(() => PostHogEvent.GroupIdentify("company", "acme", pairs), HasNullName());
        Assert.That(() => new PostHogEvent("paid", "a").With(pairs), HasNullName());
        Assert.That(() => new ExceptionDetails(pairs), HasNullName());
        Assert.That(() => client.SetPersonPropertiesForFlags(pairs), HasNullName());
        Assert.That(() => client.SetPersonPropertiesForFlags(NullName), HasNullName());
        Assert.That(() => client.SetGroupPropertiesForFlags("company", NullName), HasNullName());
        Assert.That(() => Options().WithSuperProperties(pairs), HasNullName());
    }

    [TestCaseSource(nameof(Nameless))]
    public void Values_without_names_are_an_error(IEnumerable values)
    {
        Assert.That(
            () => PostHogEvent.Identify("a", values),
            Throws.ArgumentException.With.Property("ParamName").EqualTo("set")
        );
        Assert.That(() => new PostHogEvent("paid", "a").With(values), Throws.ArgumentException);
    }

    private static NUnit.Framework.Constraints.IResolveConstraint HasNullName() =>
        Throws.ArgumentException.With.Message.Contains("A name is null");

    private static TestCaseData Shape(string name, IEnumerable shape) =>
        new TestCaseData(shape).SetArgDisplayNames(name);

    private string? Sent(int request, string path) =>
        ((JObject)Http.Requests[request].Events[0]["properties"]!)
            .SelectToken(path)
            ?.ToString(Newtonsoft.Json.Formatting.None);
}
