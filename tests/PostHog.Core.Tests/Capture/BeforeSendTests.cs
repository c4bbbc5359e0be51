using Newtonsoft.Json.Linq;

namespace PostHog.Core.Tests.Capture;

internal sealed class BeforeSendTests
{
    [Test]
    public void Function_can_change_every_part_of_the_event()
    {
        var written = Write(
            A.Event(),
            captured =>
            {
                captured.Name = "renamed";
                captured.DistinctId = "somebody else";
                captured.Timestamp = A.Moment.AddDays(1);
                captured.Uuid = A.Uuid;
                captured.Groups["company"] = "acme";
                captured.Options["process_person_profile"] = false;
                captured["$os"] = "Plan 9";
                captured["gone"] = null;
                captured.Properties.Remove("$lib");
                return captured;
            }
        );

        Assert.That(
            written.Json,
            Does.StartWith("""{"event":"renamed","distinct_id":"somebody else","properties":{""")
                .And.Contain(
                    """
                    "timestamp":"2026-03-02T12:00:00Z"
                    """.Trim()
                )
                .And.Contain(
                    """
                    "$groups":{"company":"acme"}
                    """.Trim()
                )
                .And.Contain("\"$process_person_profile\":false")
                .And.Contain("\"$os\":\"Plan 9\"")
                .And.Not.Contain("gone")
                .And.Not.Contain("$lib\"")
        );
        Assert.That(written.Uuid, Is.EqualTo(A.Uuid));
        Assert.That(written.Name, Is.EqualTo("renamed"));
    }

    [Test]
    public void Function_sees_all_layers_the_id_and_the_time()
    {
        PostHogEvent? seen = null;
        var options = new PostHogOptions
        {
            SuperProperties = { ["plan"] = "pro" },
            SuperOptions = { ["new"] = 1 },
            CaptureMode = CaptureMode.V1,
        };
        options.BeforeSend.Add(captured => seen = captured);

        var written = Written.Event(
            new("e", "u") { ["own"] = 1, Groups = { ["company"] = "acme" } },
            options
        );

        Assert.That(seen!["own"], Is.EqualTo(1));
        Assert.That(seen["plan"], Is.EqualTo("pro"));
        Assert.That(seen["$lib"], Is.EqualTo("posthog-csharp"));
        Assert.That(seen.Groups["company"], Is.EqualTo("acme"));
        Assert.That(seen.Options["new"], Is.EqualTo(1));
        Assert.That(seen.Timestamp, Is.EqualTo(A.Moment));
        Assert.That(seen.Uuid, Is.EqualTo(written.Uuid));
    }

    [Test]
    public void Passes_each_function_the_result_of_the_one_before()
    {
        var written = Write(
            A.Event(),
            captured => new PostHogEvent(captured.Name + " 1", captured.DistinctId),
            captured => new PostHogEvent(captured.Name + " 2", captured.DistinctId)
        );

        Assert.That(written.Name, Is.EqualTo("order placed 1 2"));
        Assert.That(written.Json, Does.Contain("\"properties\":{}"));
    }

    [Test]
    public void Dropping_an_event_logs_nothing_and_skips_the_other_functions()
    {
        var called = false;

        var written = Write(
            A.Event(),
            _ => null,
            captured =>
            {
                called = true;
                return captured;
            }
        );

        Assert.That(called, Is.False);
        Assert.That(
            written.Dropped!.Failure!.Kind,
            Is.EqualTo(PostHogFailureKind.DroppedByBeforeSend)
        );
        Assert.That(written.Dropped.Outcome, Is.EqualTo(DeliveryOutcome.NotDelivered));
        Assert.That(written.Log.Entries.Single().Level, Is.EqualTo(PostHogLogLevel.Debug));
    }

    [Test]
    public void Drops_the_event_when_a_function_throws()
    {
        var fault = new OperationCanceledException("user-42 said so");

        var written = Write(A.Event(), captured => captured, _ => throw fault);

        Assert.That(written.Json, Is.Empty);
        Assert.That(
            written.Dropped!.Failure!.Kind,
            Is.EqualTo(PostHogFailureKind.DroppedByBeforeSend)
        );
        Assert.That(written.Dropped.Failure.Cause, Is.SameAs(fault));
        var entry = written.Log.Entries.Single();
        Assert.That(entry.Level, Is.EqualTo(PostHogLogLevel.Warning));
        Assert.That(entry.ToString(), Does.Contain("OperationCanceledException"));
        Assert.That(entry.ToString(), Does.Not.Contain("user-42"));
    }

    [Test]
    public void Checks_the_returned_event_again()
    {
        var blankName = Write(A.Event(), captured => new PostHogEvent(" ", captured.DistinctId));
        var blankId = Write(A.Event(), captured => new PostHogEvent(captured.Name, null!));
        var tooLarge = Write(
            A.Event(),
            captured =>
            {
                captured["text"] = new string('x', 1_000_000);
                return captured;
            }
        );

        foreach (var written in new[] { blankName, blankId, tooLarge })
        {
            Assert.That(
                written.Dropped!.Failure!.Kind,
                Is.EqualTo(PostHogFailureKind.InvalidEvent)
            );
            Assert.That(written.Log.Warnings, Has.Length.EqualTo(1));
        }
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Assigns_an_id_and_a_time_that_a_function_removed(bool empty)
    {
        var written = Write(
            A.Event(),
            captured =>
            {
                captured.Uuid = empty ? Guid.Empty : null;
                captured.Timestamp = null;
                return captured;
            }
        );

        Assert.That(written.Uuid.ToString("D")[14], Is.EqualTo('7'));
        Assert.That(written.Json, Does.Contain("\"timestamp\":\"2026-03-01T12:00:00Z\""));
    }

    [Test]
    public void Repairs_a_value_that_a_function_set()
    {
        var written = Write(
            A.Event(),
            captured =>
            {
                captured["bad"] = double.NaN;
                captured["good"] = 1;
                return captured;
            }
        );

        Assert.That(written.Json, Does.Contain("\"good\":1"));
        Assert.That(written.Log.Warnings.Single(), Does.Contain("'bad'"));
    }

    [Test]
    public void Does_not_change_the_event_of_the_caller()
    {
        var map = new Dictionary<string, object?> { ["email"] = "a@b.c" };
        var list = new List<object?> { map };
        var token = JObject.Parse("""{"a":{"b":1}}""");
        var captured = new PostHogEvent("e", "u")
        {
            ["$set"] = map,
            ["list"] = list,
            ["token"] = token,
            Groups = { ["company"] = "acme" },
            Options = { ["x"] = map },
        };

        var written = Write(captured, Redact);

        Assert.That(written.Json, Does.Not.Contain("a@b.c").And.Not.Contain("acme"));
        Assert.That(map["email"], Is.EqualTo("a@b.c"));
        Assert.That(list, Is.EqualTo([map]));
        Assert.That((int?)token["a"]!["b"], Is.EqualTo(1));
        Assert.That(captured.Groups, Has.Count.EqualTo(1));
        Assert.That(captured["$lib"], Is.Null);
        Assert.That(captured.Uuid, Is.Null);
    }

    [Test]
    public void Copies_the_properties_read_before_a_getter_changes_the_event()
    {
        var captured = new PostHogEvent("e", "u") { ["before"] = 1 };
        captured["trap"] = new Trap(captured);
        captured["after"] = 2;

        var written = Write(captured, passed => passed);

        Assert.That(written.Json, Does.Contain("\"before\":1"));
        Assert.That(written.Log.Warnings.Single(), Does.Contain("InvalidOperationException"));
    }

    private static PostHogEvent Redact(PostHogEvent captured)
    {
        var set = (Dictionary<string, object?>)captured["$set"]!;
        set["email"] = "***";
        var list = (List<object?>)captured["list"]!;
        list.Clear();
        var token = (Dictionary<string, object?>)captured["token"]!;
        ((Dictionary<string, object?>)token["a"]!)["b"] = 2;
        captured.Groups.Clear();
        captured.Options.Clear();
        return captured;
    }

    private static Written Write(
        PostHogEvent captured,
        params Func<PostHogEvent, PostHogEvent?>[] hooks
    )
    {
        var options = new PostHogOptions();
        foreach (var hook in hooks)
        {
            options.BeforeSend.Add(hook);
        }

        return Written.Event(captured, options);
    }

    private sealed class Trap(PostHogEvent owner)
    {
        public int Value
        {
            get
            {
                owner["sprung"] = true;
                return 1;
            }
        }
    }
}
