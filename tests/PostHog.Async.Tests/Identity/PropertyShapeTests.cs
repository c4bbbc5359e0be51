using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using Newtonsoft.Json.Linq;

namespace PostHog.Async.Tests.Identity;

/// <summary>Properties given as any kind of dictionary or sequence.</summary>
public sealed class PropertyShapeTests : ClientTest
{
    private static readonly IReadOnlyDictionary<string, object?> ReadOnly = new ReadOnlyDictionary<
        string,
        object?
    >(new Dictionary<string, object?> { ["plan"] = "pro" });

    public static IEnumerable<TestCaseData> Shapes()
    {
        yield return Shape("a read-only dictionary", ReadOnly);
        yield return Shape("a hashtable", new Hashtable { ["plan"] = "pro" });
        yield return Shape("texts", new Dictionary<string, string> { ["plan"] = "pro" });
        yield return Shape("a sequence of pairs", ReadOnly.Select(one => one));
        yield return Shape("a list of pairs", ReadOnly.ToList());
        yield return Shape("a sorted list", new SortedList { ["plan"] = "pro" });
        yield return Shape(
            "a concurrent dictionary",
            new ConcurrentDictionary<string, object?>(ReadOnly)
        );
    }

    [TestCaseSource(nameof(Shapes))]
    public async Task Properties_of_every_shape_are_sent_for_persons_groups_and_events(
        IEnumerable shape
    )
    {
        await using var client = new PostHogClient(Options());

        await client.IdentifyAsync("a", shape, shape);
        await client.SetPersonPropertiesAsync("a", shape, shape);
        await client.GroupIdentifyAsync("company", "acme", shape);
        await client.CaptureAsync(new PostHogEvent("paid", "a").With(shape));

        Assert.That(Sent(0, "$set.plan"), Is.EqualTo("pro"));
        Assert.That(Sent(0, "$set_once.plan"), Is.EqualTo("pro"));
        Assert.That(Sent(1, "$set.plan"), Is.EqualTo("pro"));
        Assert.That(Sent(1, "$set_once.plan"), Is.EqualTo("pro"));
        Assert.That(Sent(2, "$group_set.plan"), Is.EqualTo("pro"));
        Assert.That(Sent(3, "plan"), Is.EqualTo("pro"));
    }

    [Test]
    public async Task Properties_of_every_shape_compile_without_a_cast()
    {
        await using var client = new PostHogClient(Options());

        await client.IdentifyAsync("a", ReadOnly);
        await client.IdentifyAsync("a", new Hashtable { ["plan"] = "pro" });
        await client.IdentifyAsync("a", new() { ["plan"] = "pro" });
        await client.IdentifyAsync("a", null, ReadOnly);
        await client.SetPersonPropertiesAsync(
            "a",
            new SortedDictionary<string, object?> { ["plan"] = "pro" }
        );
        client.SetPersonPropertiesForFlags(ReadOnly);
        client.SetPersonPropertiesForFlags(new Hashtable { ["plan"] = "pro" });
        client.SetGroupPropertiesForFlags("company", new Hashtable { ["plan"] = "pro" });

        Assert.That(Http.Requests, Has.Count.EqualTo(5));
    }

    [Test]
    public async Task Values_without_property_names_are_rejected()
    {
        await using var client = new PostHogClient(Options());

        Assert.That(() => PostHogEvent.Identify("a", "pro"), Throws.ArgumentException);
        Assert.That(() => PostHogEvent.Identify("a", new[] { 1 }), Throws.ArgumentException);
        Assert.That(
            () => client.SetPersonPropertiesForFlags(new[] { 1 }),
            Throws.ArgumentException
        );
        Assert.That(() => new PostHogEvent("paid", "a").With(null!), Throws.ArgumentNullException);
        Assert.That(() => new PostHogEvent("paid", "a").With("pro"), Throws.ArgumentException);
    }

    [Test]
    public async Task Empty_properties_set_nothing()
    {
        await using var client = new PostHogClient(Options());
        var empty = new ReadOnlyDictionary<string, object?>(new Dictionary<string, object?>());

        var result = await client.SetPersonPropertiesAsync("a", empty, new Hashtable());

        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.InvalidEvent));
    }

    [Test]
    public async Task Properties_of_every_shape_are_sent_with_an_exception()
    {
        await using var client = new PostHogClient(Options());
        var properties = new Dictionary<string, object?> { ["plan"] = "pro" };

        client.EnqueueException(new IOException(), "a", properties);
        client.EnqueueException(new IOException(), "a", new Hashtable { ["plan"] = "pro" });
        client.EnqueueException(new IOException(), "a", new ExceptionDetails(ReadOnly));
        client.EnqueueException(new IOException(), "a", ReadOnly);
        client.EnqueueException(new IOException(), "a", properties.ToImmutableDictionary());
        client.EnqueueException(new IOException(), "a", (IDictionary)properties);
        client.EnqueueException(new IOException(), "a", (IDictionary<string, object?>)properties);
        client.EnqueueException(
            new IOException(),
            "a",
            properties.Where(one => one.Key.Length > 0)
        );
        client.EnqueueException(new IOException(), "a", new() { ["plan"] = "pro" });
        client.EnqueueException(new IOException(), "a", new() { { "plan", "pro" } });
        client.EnqueueException(new IOException(), "a", new() { Properties = properties });
        await client.CaptureExceptionAsync(new IOException(), "a", properties);
        await client.CaptureExceptionAsync(new IOException(), "a", ReadOnly);
        client.EnqueueException(new IOException(), "a", null);
        await client.FlushAsync();

        var sent = Http.Requests.SelectMany(request => request.Events).ToList();
        Assert.That(
            sent.Select(one => (string?)one.SelectToken("properties.plan")),
            Is.EqualTo([.. Enumerable.Repeat("pro", sent.Count - 1), null])
        );
        Assert.That(sent, Has.Count.EqualTo(14));
    }

    [Test]
    public async Task Text_instead_of_properties_is_rejected_with_what_to_pass()
    {
        await using var client = new PostHogClient(Options());

        var identify = await Assert.ThrowsAsync<ArgumentException>(async () =>
            await client.IdentifyAsync("a", "oops")
        );
        var exception = Assert.Throws<ArgumentException>(() =>
            client.EnqueueException(new IOException(), "a", "oops")
        )!;

        Assert.That(identify!.Message, Does.Contain("A text has no names. Pass a dictionary"));
        Assert.That(exception.ParamName, Is.EqualTo("properties"));
        Assert.That(Http.Requests, Is.Empty);
    }

    [Test]
    public async Task Super_properties_and_those_of_a_context_take_any_shape()
    {
        await using var client = new PostHogClient(
            Options().WithSuperProperties(new Hashtable { ["app"] = "shop" })
        );
        using var scope = client.BeginContext(
            new PostHogContext { DistinctId = "a" }.With(ReadOnly)
        );

        await client.CaptureAsync(new PostHogEvent("paid"));

        var sent = Http.Requests[0].Events[0];
        Assert.That((string?)sent.SelectToken("properties.plan"), Is.EqualTo("pro"));
        Assert.That((string?)sent.SelectToken("properties.app"), Is.EqualTo("shop"));
    }

    [Test]
    public async Task Distinct_ids_of_other_types_are_sent_as_text()
    {
        await using var client = new PostHogClient(Options());
        var id = Guid.Parse("0194B6E1-0000-7000-8000-000000000001");

        await client.CaptureAsync(new PostHogEvent("paid", id));
        await client.CaptureAsync(new PostHogEvent("paid", 42));
        await client.CaptureAsync(new PostHogEvent("paid", -42L));

        Assert.That(
            Http.Requests.Select(request => (string?)request.Events[0]["distinct_id"]),
            Is.EqualTo(["0194b6e1-0000-7000-8000-000000000001", "42", "-42"])
        );
    }

    private static TestCaseData Shape(string name, IEnumerable shape) =>
        new TestCaseData(shape).SetArgDisplayNames(name);

    private string? Sent(int request, string path) =>
        (string?)((JObject)Http.Requests[request].Events[0]["properties"]!).SelectToken(path);
}
