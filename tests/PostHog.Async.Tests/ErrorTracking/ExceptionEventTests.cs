using PostHog.TestKit;

namespace PostHog.Async.Tests.ErrorTracking;

/// <summary>Through the client: causes, and what the caller states about an exception.</summary>
public sealed class ExceptionEventTests : ExceptionTest
{
    [Test]
    public async Task Lists_the_inner_exception_after_the_caught_one()
    {
        await using var client = new PostHogClient(Options());

        await client.CaptureExceptionAsync(
            new InvalidOperationException("outer", new IOException("inner")),
            "user-42"
        );

        Assert.That(
            Mechanism(1),
            Is.EqualTo("type=chained source=cause exception_id=1 parent_id=0 synthetic=False")
        );
    }

    [Test]
    public async Task Lists_the_members_of_an_aggregate()
    {
        await using var client = new PostHogClient(Options());

        await client.CaptureExceptionAsync(
            new AggregateException(
                new IOException("first"),
                new InvalidOperationException("second", new TimeoutException("its cause"))
            ),
            "user-42"
        );

        Assert.That(
            Entries().Select(entry => (int?)entry.SelectToken("mechanism.exception_id")),
            Is.EqualTo(new int?[] { 0, 1, 2, 3 })
        );
        Assert.That(
            Entries().Select(entry => (int?)entry.SelectToken("mechanism.parent_id")),
            Is.EqualTo(new int?[] { null, 0, 0, 2 })
        );
        Assert.That(
            Entries().Select(entry => (string?)entry.SelectToken("mechanism.source")),
            Is.EqualTo(new[] { null, "member", "member", "cause" })
        );
    }

    [Test]
    public async Task Lists_at_most_fifty_exceptions()
    {
        await using var client = new PostHogClient(Options());
        var members = Enumerable.Range(0, 100).Select(number => new IOException($"{number}"));

        await client.CaptureExceptionAsync(new AggregateException(members), "user-42");

        Assert.That(Entries(), Has.Count.EqualTo(50));
    }

    [Test]
    public async Task Lists_a_distinct_exception_after_sixty_repeated_ones()
    {
        await using var client = new PostHogClient(Options());
        var members = Enumerable.Repeat<Exception>(new IOException("shared"), 60);

        await client.CaptureExceptionAsync(
            new AggregateException(members.Append(new FormatException("distinct"))),
            "user-42"
        );

        Assert.That(
            Entries().Select(entry => (string?)entry["type"]),
            Is.EqualTo(["AggregateException", "IOException", "FormatException"])
        );
    }

    [Test]
    public async Task Reports_an_aggregate_with_one_member_as_that_member()
    {
        await using var client = new PostHogClient(Options());

        await client.CaptureExceptionAsync(
            new AggregateException(new AggregateException(new IOException("disk full"))),
            "user-42"
        );

        Assert.That(Text("properties.$exception_type"), Is.EqualTo("IOException"));
        Assert.That(Text("properties.$exception_message"), Is.EqualTo("disk full"));
        Assert.That((string?)Entries()[0]["type"], Is.EqualTo("IOException"));
    }

    [Test]
    public async Task Sends_the_details_given_with_the_exception()
    {
        await using var client = new PostHogClient(Options());

        await client.CaptureExceptionAsync(
            CaptureExceptionTests.Thrown(),
            "user-42",
            new ExceptionDetails
            {
                Level = "critical",
                Handled = true,
                Fingerprint = "disk",
                Properties = { ["handled"] = true, ["area"] = "checkout" },
                Groups = { ["company"] = "acme" },
            }
        );

        Assert.That(Text("properties.$exception_level"), Is.EqualTo("fatal"));
        Assert.That(Mechanism(0), Does.Contain("handled=True"), "The process continues.");
        Assert.That(Text("properties.$exception_fingerprint"), Is.EqualTo("disk"));
        Assert.That((bool?)Sent().SelectToken("properties.handled"), Is.True);
        Assert.That(Text("properties.area"), Is.EqualTo("checkout"));
        Assert.That(Text("properties.$groups.company"), Is.EqualTo("acme"));
    }

    [Test]
    public async Task Sends_the_options_and_the_flags_of_the_caller()
    {
        await using var client = new PostHogClient(Options());
        Http.Then(200, FlagsJson.Full("beta", true));
        var flags = await client.EvaluateFlagsAsync("user-42");

        await client.CaptureExceptionAsync(
            CaptureExceptionTests.Thrown(),
            "user-42",
            new ExceptionDetails { Options = { ["process_person_profile"] = false }, Flags = flags }
        );

        var properties = Http.Requests[1].Events[0]["properties"]!;
        Assert.That((bool?)properties["$feature/beta"], Is.True);
        Assert.That((bool?)properties["$process_person_profile"], Is.False);
    }

    [Test]
    public async Task Ignores_only_the_invalid_details()
    {
        await using var client = new PostHogClient(Options());

        await client.CaptureExceptionAsync(
            CaptureExceptionTests.Thrown(),
            "user-42",
            new ExceptionDetails
            {
                Level = "verbose",
                Mechanism =
                {
                    ["type"] = "",
                    ["handled"] = "yes",
                    ["synthetic"] = false,
                    ["route"] = "/checkout",
                },
            }
        );

        Assert.That(Text("properties.$exception_level"), Is.EqualTo("error"));
        Assert.That(
            Mechanism(0),
            Is.EqualTo("type=generic handled=True synthetic=False route=/checkout exception_id=0")
        );
    }

    [Test]
    public async Task Sends_handled_source_and_mechanism_given_by_an_integration()
    {
        await using var client = new PostHogClient(Options());

        await client.CaptureExceptionAsync(
            CaptureExceptionTests.Thrown(),
            "user-42",
            new ExceptionDetails
            {
                Handled = false,
                Source = "aspnetcore.middleware",
                Mechanism = { ["type"] = "middleware" },
            }
        );

        Assert.That(Text("properties.$exception_source"), Is.EqualTo("aspnetcore.middleware"));
        Assert.That(
            Mechanism(0),
            Is.EqualTo("type=middleware handled=False synthetic=False exception_id=0")
        );
    }

    [TestCase("$exception_type")]
    [TestCase("$exception_message")]
    [TestCase("$exception_list")]
    [TestCase("$exception_level")]
    [TestCase("$exception_source")]
    [TestCase("$debug_images")]
    [TestCase("$exception_handled")]
    [TestCase("$exception_fingerprint_record")]
    [TestCase("$cymbal_errors")]
    public async Task Ignores_reserved_property_names_from_every_source(string property)
    {
        var options = Options();
        options.SuperProperties[property] = "forged";
        await using var client = new PostHogClient(options);
        using var scope = client.BeginContext(new() { Properties = { [property] = "forged" } });

        await client.CaptureExceptionAsync(
            CaptureExceptionTests.Thrown(),
            "user-42",
            new ExceptionDetails { Properties = { [property] = "forged" } }
        );

        Assert.That(Sent().ToString(), Does.Not.Contain("forged"));
    }
}
