using PostHog.Async.Testing;

namespace PostHog.Async.Tests.Testing;

/// <summary>What the fake says when something is not as a test expects.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class FakeExplanationTests
{
    private readonly FakePostHog _fake = new();

    [TearDown]
    public void Stop() => _fake.Dispose();

    [Test]
    public async Task Rule_that_throws_fails_its_flag_alone_and_is_named()
    {
        await using var client = _fake.CreateClient();
        _fake.Flags["other"] = true;
        _fake.Flags.SetWhen("pro", person => Equals(person.PersonProperties["plan"], "pro"));

        var flags = await client.EvaluateFlagsAsync("u1");
        client.Enqueue(new PostHogEvent("seen", "u1"));
        client.Enqueue(new PostHogEvent("twice", "u1"));
        client.Enqueue(new PostHogEvent("twice", "u1"));

        Assert.That(flags.IsEnabled("other"), Is.True);
        Action[] expectations =
        [
            () => _fake.Events.Single("order placed"),
            () => _fake.Events.Single("twice"),
            () => _fake.Events.None("seen"),
            () => _fake.Events.Of("u2").Single("seen"),
            () => _fake.Events.Single("seen").For("u2"),
            () => _fake.Events.Single("seen").With("missing", 1),
            () => _fake.Events.Single("seen").With("$lib", 1),
            () => _fake.Events.Single("seen").Without("$lib"),
            () => _fake.FlagReads.Single("pro"),
            () => _fake.FlagReads.None("other"),
            () => _fake.FlagReads.Single("other").For("u2"),
            () => _fake.FlagReads.Single("other").WithValue("wide"),
        ];
        foreach (var expectation in expectations)
        {
            Assert.That(
                expectation,
                Throws
                    .TypeOf<PostHogAssertionException>()
                    .With.Message.Contains("The rule of the flag 'pro' threw KeyNotFoundException")
            );
        }
    }

    [Test]
    public async Task Missing_property_that_is_expected_to_be_null_is_explained()
    {
        await using var client = _fake.CreateClient();
        client.Enqueue(new PostHogEvent("signed up", "u1") { ["n"] = null, ["u"] = 1 });

        Assert.That(
            () => _fake.Events.Single("signed up").With("n", null),
            Throws.Exception.With.Message.EqualTo(
                "The event 'signed up' has no property 'n', because clients do not send those that are null. To expect that, call Without."
            )
        );
        Assert.That(
            () => _fake.Events.Single("signed up").With("n", 1),
            Throws.Exception.With.Message.Contains("There are: ")
        );
    }

    [Test]
    public async Task Event_of_another_person_is_the_nearest()
    {
        await using var client = _fake.CreateClient();
        client.Enqueue(new PostHogEvent("signed up", "u1"));

        Assert.That(
            () => _fake.Events.Of("u2").Single("signed up"),
            Throws.TypeOf<PostHogAssertionException>().With.Message.Contains("for 'u1'")
        );
    }

    [Test]
    public async Task Requests_fail_once_the_fake_is_disposed()
    {
        await using var client = _fake.CreateClient(options => options.FeatureFlagMaxRetries = 0);
        _fake.Flags["new-ui"] = true;

        _fake.Dispose();

        var flags = await client.EvaluateFlagsAsync("u1");
        Assert.That(flags.Failure!.Kind, Is.EqualTo(PostHogFailureKind.Unreachable));
    }

    [Test]
    public async Task Conditions_on_dates_follow_the_clock_of_the_fake()
    {
        await using var client = _fake.CreateClient();
        _fake.Flags.Define(
            """
            {"flags":[{"id":1,"key":"new","active":true,"filters":{"groups":[{"rollout_percentage":100,"properties":[
            {"key":"joined","type":"person","operator":"is_date_after","value":"-7d"}]}]}}]}
            """
        );
        var options = new EvaluateFlagsOptions { PersonProperties = { ["joined"] = "2024-12-30" } };

        var now = await client.EvaluateFlagsAsync("u1", options);
        _fake.Clock.Advance(TimeSpan.FromDays(30));
        var later = await client.EvaluateFlagsAsync("u1", options);

        Assert.That((now.IsEnabled("new"), later.IsEnabled("new")), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task Many_persons_of_an_event_are_not_all_named()
    {
        await using var client = _fake.CreateClient();
        for (var number = 1; number <= 11; number++)
        {
            client.Enqueue(new PostHogEvent("seen", $"u{number}"));
        }

        Assert.That(
            () => _fake.Events.Single("seen"),
            Throws.Exception.With.Message.EndsWith("'u9', 'u10' and others.")
        );
    }

    [Test]
    public async Task Rules_of_flags_that_nobody_asked_for_do_not_run()
    {
        await using var client = _fake.CreateClient();
        _fake.Flags["new-ui"] = new FeatureFlagValue("blue", "{}");
        var runs = 0;
        _fake.Flags.SetWhen(
            "other",
            _ =>
            {
                runs++;
                return true;
            }
        );

        await client.IsFeatureEnabledAsync("new-ui", "u1");

        Assert.That(runs, Is.Zero);
    }
}
