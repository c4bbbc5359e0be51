using System.Reflection;
using PostHog.ErrorTracking;

namespace PostHog.Core.Tests.ErrorTracking;

/// <summary>Section 25: which exceptions are in the list, in which order, and what their mechanisms say.</summary>
internal sealed class ExceptionListTests
{
    [Test]
    public void Names_type_and_message_of_the_outermost_flat_too()
    {
        var built = Exceptional.Manual(
            new CheckoutError("Checkout failed", new IOException("disk"))
        );

        Assert.That(built.Name, Is.EqualTo("$exception"));
        Assert.That(built["$exception_type"], Is.EqualTo("CheckoutError"));
        Assert.That(built["$exception_message"], Is.EqualTo("Checkout failed"));
        Assert.That(built.List()[0]["type"], Is.EqualTo("CheckoutError"));
        Assert.That(built.List()[0]["value"], Is.EqualTo("Checkout failed"));
        Assert.That(
            built.List()[0]["module"],
            Is.EqualTo("PostHog.Core.Tests.ErrorTracking.ExceptionListTests")
        );
        Assert.That(built.List()[1]["module"], Is.EqualTo("System.IO"));
    }

    [Test]
    public void Describes_a_manual_report()
    {
        var built = Exceptional.Manual(Exceptional.Thrown(new CheckoutError("Checkout failed")));

        Assert.That(built["$exception_level"], Is.EqualTo("error"));
        Assert.That(built.Properties, Does.Not.ContainKey("$exception_source"));
        Assert.That(
            built.Mechanism(),
            Is.EquivalentTo(
                new Dictionary<string, object?>
                {
                    ["type"] = "generic",
                    ["handled"] = true,
                    ["synthetic"] = false,
                    ["exception_id"] = 0,
                }
            )
        );
    }

    [Test]
    public void Lists_causes_behind_what_was_caught_with_the_root_last()
    {
        var root = new IOException("disk");
        var built = Exceptional.Manual(
            new CheckoutError("outer", new InvalidOperationException("middle", root))
        );

        Assert.That(
            Types(built),
            Is.EqualTo(["CheckoutError", "InvalidOperationException", "IOException"])
        );
        Assert.That(Sources(built), Is.EqualTo([null, "cause", "cause"]));
        Assert.That(Parents(built), Is.EqualTo(new int?[] { null, 0, 1 }));
    }

    [Test]
    public void Describes_a_cause_without_saying_whether_it_was_handled()
    {
        var built = Exceptional.Manual(new CheckoutError("outer", new IOException("disk")));

        Assert.That(
            built.Mechanism(1),
            Is.EquivalentTo(
                new Dictionary<string, object?>
                {
                    ["type"] = "chained",
                    ["source"] = "cause",
                    ["synthetic"] = false,
                    ["exception_id"] = 1,
                    ["parent_id"] = 0,
                }
            )
        );
    }

    [Test]
    public void Lists_members_of_an_aggregate_depth_first_and_in_order()
    {
        var built = Exceptional.Manual(
            new AggregateException(
                new IOException("first"),
                new CheckoutError("second", new TimeoutException("its cause"))
            )
        );

        Assert.That(
            Types(built),
            Is.EqualTo(["AggregateException", "IOException", "CheckoutError", "TimeoutException"])
        );
        Assert.That(Sources(built), Is.EqualTo([null, "member", "member", "cause"]));
        Assert.That(Parents(built), Is.EqualTo(new int?[] { null, 0, 0, 2 }));
        Assert.That(
            Enumerable.Range(0, 4).Select(entry => built.Mechanism(entry)["exception_id"]),
            Is.EqualTo(new object[] { 0, 1, 2, 3 })
        );
    }

    [Test]
    public void Lists_what_a_loader_met_as_members()
    {
        var error = new ReflectionTypeLoadException(
            [],
            [new IOException("a"), null, new IOException("b")]
        );

        var built = Exceptional.Manual(error);

        Assert.That(Sources(built), Is.EqualTo([null, "member", "member"]));
    }

    [Test]
    public void Lists_each_object_once()
    {
        var shared = new IOException("shared");

        var built = Exceptional.Manual(
            new AggregateException(shared, shared, new CheckoutError("second", shared))
        );

        Assert.That(
            Types(built),
            Is.EqualTo(["AggregateException", "IOException", "CheckoutError"])
        );
    }

    [Test]
    public void Lists_fifty_at_the_most()
    {
        var built = Exceptional.Manual(
            new AggregateException(
                Enumerable.Range(0, 200).Select(number => new IOException($"{number}"))
            )
        );

        Assert.That(built.List(), Has.Count.EqualTo(50));
        Assert.That(built.List()[49]["value"], Is.EqualTo("48"));
    }

    [Test]
    public void Lists_one_when_there_is_no_cause() =>
        Assert.That(Exceptional.Manual(new CheckoutError("alone")).List(), Has.Count.EqualTo(1));

    [TestCase("fatal", "fatal")]
    [TestCase("critical", "fatal")]
    [TestCase("Alert", "fatal")]
    [TestCase("EMERGENCY", "fatal")]
    [TestCase("error", "error")]
    [TestCase("warn", "warning")]
    [TestCase("warning", "warning")]
    [TestCase("log", "log")]
    [TestCase("notice", "info")]
    [TestCase(" info ", "info")]
    [TestCase("trace", "debug")]
    [TestCase("debug", "debug")]
    [TestCase("verbose", "error")]
    [TestCase("", "error")]
    [TestCase(null, "error")]
    public void Normalises_the_level(string? stated, string level) =>
        Assert.That(
            Exceptional.Manual(new IOException(), new() { Level = stated })["$exception_level"],
            Is.EqualTo(level)
        );

    [Test]
    public void Ignores_what_is_stated_wrongly_and_nothing_else()
    {
        var details = new ExceptionDetails
        {
            Level = "verbose",
            Source = "Not A Source",
            Mechanism =
            {
                ["type"] = "",
                ["handled"] = "yes",
                ["synthetic"] = false,
                ["exception_id"] = 7,
                ["parent_id"] = 3,
                ["source"] = "cause",
                ["route"] = "/checkout",
                ["nothing"] = null,
            },
        };

        var built = Exceptional.Manual("just a text", details);

        Assert.That(built["$exception_level"], Is.EqualTo("error"));
        Assert.That(built.Properties, Does.Not.ContainKey("$exception_source"));
        Assert.That(
            built.Mechanism(),
            Is.EquivalentTo(
                new Dictionary<string, object?>
                {
                    ["type"] = "generic",
                    ["handled"] = true,
                    ["synthetic"] = false,
                    ["exception_id"] = 0,
                    ["route"] = "/checkout",
                }
            )
        );
    }

    [Test]
    public void Keeps_what_is_stated_rightly()
    {
        var details = new ExceptionDetails
        {
            Level = "warning",
            Handled = false,
            Source = "aspnetcore.middleware",
            Fingerprint = "checkout",
            Mechanism = { ["type"] = "middleware" },
        };

        var built = Exceptional.Manual(new IOException(), details);

        Assert.That(built["$exception_level"], Is.EqualTo("warning"));
        Assert.That(built["$exception_source"], Is.EqualTo("aspnetcore.middleware"));
        Assert.That(built["$exception_fingerprint"], Is.EqualTo("checkout"));
        Assert.That(built.Mechanism()["type"], Is.EqualTo("middleware"));
        Assert.That(built.Mechanism()["handled"], Is.False);
    }

    [Test]
    public void Says_nothing_it_does_not_know_when_no_boundary_is_known()
    {
        var built = Exceptional.Events.Build(
            Exceptional.Thrown(new CheckoutError("outer", new IOException("disk"))),
            "user-42",
            details: null,
            boundary: null
        );

        string[] absent =
        [
            "$exception_level",
            "$exception_source",
            "$exception_fingerprint",
            "$debug_images",
        ];
        Assert.That(built.Properties.Keys.Intersect(absent), Is.Empty);
        Assert.That(built.Mechanism().Keys, Is.EqualTo(["exception_id"]));
        Assert.That(built.Mechanism()["exception_id"], Is.Zero);
        Assert.That(built.Mechanism(1).Keys, Does.Not.Contain("synthetic"));
    }

    private static readonly ExceptionBoundary[] Unhandled =
    [
        ExceptionBoundary.Crash,
        ExceptionBoundary.Uncaught,
        ExceptionBoundary.UnobservedTask,
    ];

    [TestCaseSource(nameof(Unhandled))]
    public void Says_that_nobody_handled_what_nobody_caught(object boundary)
    {
        var known = (ExceptionBoundary)boundary;
        var built = Exceptional.Events.Build(new IOException(), "u", details: null, known);

        Assert.That(built.Mechanism()["handled"], Is.False);
        Assert.That(built.Mechanism()["type"], Is.EqualTo(known.Type));
        Assert.That(built.Mechanism()["synthetic"], Is.False);
        Assert.That(built["$exception_source"], Is.EqualTo(known.Source));
        var level = known == ExceptionBoundary.Crash ? "fatal" : "error";
        Assert.That(built["$exception_level"], Is.EqualTo(level));
    }

    [Test]
    public void Merges_properties_of_the_caller()
    {
        var details = new ExceptionDetails
        {
            Properties = { ["handled"] = true, ["area"] = "checkout" },
            Groups = { ["company"] = "acme" },
            Timestamp = A.Moment,
            Uuid = A.Uuid,
        };

        var built = Exceptional.Manual(new IOException(), details);

        Assert.That(built["handled"], Is.True);
        Assert.That(built["area"], Is.EqualTo("checkout"));
        Assert.That(built.Groups["company"], Is.EqualTo("acme"));
        Assert.That(built.Timestamp, Is.EqualTo(A.Moment));
        Assert.That(built.Uuid, Is.EqualTo(A.Uuid));
    }

    [TestCase("$exception_list")]
    [TestCase("$exception_level")]
    [TestCase("$exception_source")]
    [TestCase("$debug_images")]
    [TestCase("$exception_handled")]
    [TestCase("$exception_types")]
    [TestCase("$exception_values")]
    [TestCase("$exception_sources")]
    [TestCase("$exception_functions")]
    [TestCase("$exception_fingerprint_version")]
    [TestCase("$exception_fingerprint_record")]
    [TestCase("$exception_issue_id")]
    [TestCase("$exception_release")]
    [TestCase("$cymbal_errors")]
    public void Lets_no_property_of_the_caller_take_a_reserved_place(string property)
    {
        var details = new ExceptionDetails { Properties = { [property] = "forged" } };

        Assert.That(
            Exceptional.Manual(new IOException(), details)[property],
            Is.Not.EqualTo("forged")
        );
    }

    private static IEnumerable<object?> Types(PostHogEvent built) =>
        built.List().Select(entry => entry["type"]);

    private static IEnumerable<object?> Sources(PostHogEvent built) =>
        Enumerable
            .Range(0, built.List().Count)
            .Select(entry => built.Mechanism(entry).GetValueOrDefault("source"));

    private static IEnumerable<object?> Parents(PostHogEvent built) =>
        Enumerable
            .Range(0, built.List().Count)
            .Select(entry => built.Mechanism(entry).GetValueOrDefault("parent_id"));

    private sealed class CheckoutError(string message, Exception? cause = null)
        : Exception(message, cause);
}
