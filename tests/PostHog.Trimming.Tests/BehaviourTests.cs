namespace PostHog.Trimming.Tests;

/// <summary>What the program does besides sending values: payloads, handlers, contexts.</summary>
internal sealed class BehaviourTests
{
    private const string Delivered = "\"delivered 1 of 1 event in 1 attempt\"";

    // Types of the caller and texts of the runtime need reflection.
    private static readonly string[] Unseen =
    [
        "flags.GetPayload<Item>(\"item\")?.Name",
        "flags.GetPayload<List<int>>(\"list\")?.Count",
        "flags.GetPayload<Dictionary<string, string>>(\"item\")?.Count",
        "flags.GetPayload<DayOfWeek?>(\"day\")",
        "flags.GetPayload<Guid?>(\"id\")",
        "flags.GetPayload<DateTimeOffset?>(\"date\")",
    ];

    [TestCaseSource(typeof(TestedForms), nameof(TestedForms.Published))]
    public async Task Payloads_are_read_as_by_the_JIT_or_not_at_all(Form form, string package)
    {
        var jit = (await Arrivals.OfAsync(Form.Jit, package)).Properties("payloads");
        var arrivals = await Arrivals.OfAsync(form, package);

        Assert.That(jit.Keys, Is.SupersetOf(Unseen));
        foreach (var code in Unseen)
        {
            jit.Remove(code);
        }

        Assert.That(arrivals.Properties("payloads"), Is.EqualTo(jit));
        Assert.That(
            arrivals.Log.Where(line => line.Contains("Pass the type's JsonTypeInfo")),
            Has.Exactly(Unseen.Length).Items
        );
    }

    [TestCaseSource(typeof(TestedForms), nameof(TestedForms.All))]
    public async Task Handlers_that_would_be_skipped_are_refused(Form form, string package)
    {
        var checks = (await Arrivals.OfAsync(form, package)).Properties("handlers");

        var isAsync = package == "PostHog.Async";
        Assert.That(
            checks["async only"],
            isAsync ? Is.EqualTo(Delivered) : Does.Contain("overrides SendAsync but not Send")
        );
        Assert.That(checks["both"], Is.EqualTo(Delivered));
        Assert.That(
            checks["derived"],
            isAsync ? Is.EqualTo(Delivered) : Does.Contain("overrides SendAsync but not Send")
        );
        Assert.That(
            checks["generic"],
            isAsync ? Is.EqualTo(Delivered) : Does.Contain("overrides SendAsync but not Send")
        );
        Assert.That(checks["requests"], Is.EqualTo(isAsync ? "[1,1,1,1]" : "[0,1,0,0]"));
    }

    [TestCaseSource(typeof(TestedForms), nameof(TestedForms.All))]
    public async Task Usual_pairs_become_properties_and_others_are_refused(
        Form form,
        string package
    )
    {
        var pairs = (await Arrivals.OfAsync(form, package)).Properties("pairs");

        Assert.That((pairs["list"], pairs["custom"]), Is.EqualTo(("1", "1.5")));
        if (form is Form.Jit)
        {
            Assert.That(pairs["other"], Is.EqualTo("\"1.2\""));
        }
        else
        {
            Assert.That(pairs["refused"], Does.Contain("Pass a dictionary"));
        }
    }

    [TestCaseSource(typeof(TestedForms), nameof(TestedForms.All))]
    public async Task Objects_reported_as_errors_arrive_or_say_what_is_missing(
        Form form,
        string package
    )
    {
        var arrivals = await Arrivals.OfAsync(form, package);

        var errors = arrivals
            .Events("$exception")
            .Where(one => one.DistinctId == "user-43")
            .Select(one =>
                one.Json.GetProperty("properties").GetProperty("$exception_message").GetString()
            )
            .ToList();
        Assert.That(errors[1], Is.EqualTo("too late"));
        if (form is Form.Jit)
        {
            Assert.That(errors[0], Is.EqualTo("too late"));
        }
        else
        {
            Assert.That(errors[0], Does.Contain("members cannot be seen"));
            Assert.That(
                arrivals.Log,
                Has.One.Contains("Event '$exception': property '$exception_list' holds a")
                    .And.Contains("send a dictionary")
            );
        }
    }

    [TestCaseSource(typeof(TestedForms), nameof(TestedForms.All))]
    public async Task Context_reaches_calls_on_other_threads(Form form, string package)
    {
        var arrivals = await Arrivals.OfAsync(form, package);

        var inside = arrivals.Event("inside");
        Assert.That(inside.DistinctId, Is.EqualTo("user-43"));
        var properties = inside.Json.GetProperty("properties");
        Assert.That(properties.GetProperty("plan").GetString(), Is.EqualTo("pro"));
        Assert.That(
            arrivals.Event("outside").Json.GetProperty("properties").TryGetProperty("plan", out _),
            Is.False
        );
    }
}
