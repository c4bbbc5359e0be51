using PostHog.ErrorTracking;

namespace PostHog.Core.Tests.ErrorTracking;

/// <summary>Details of an exception from its boundary and from the caller, and their precedence.</summary>
internal sealed class ExceptionDetailsTests
{
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
    public void Ignores_only_the_invalid_details()
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
    public void Keeps_the_valid_details()
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
    public void Omits_level_source_and_handled_without_a_boundary()
    {
        var built = Exceptional.Events.Build(
            Exceptional.Thrown(new IOException("outer", new IOException("disk"))),
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
    public void Marks_an_uncaught_exception_as_unhandled(object boundary)
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
    public void Merges_the_properties_of_the_caller()
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
    public void Ignores_reserved_properties_of_the_caller(string property)
    {
        var details = new ExceptionDetails { Properties = { [property] = "forged" } };

        Assert.That(
            Exceptional.Manual(new IOException(), details)[property],
            Is.Not.EqualTo("forged")
        );
    }
}
