namespace PostHog.Core.Tests;

/// <summary>Identity events and survey events.</summary>
internal sealed class PostHogEventIdentityTests
{
    [Test]
    public void Identify_sets_properties_and_properties_once()
    {
        var written = Written.Event(
            PostHogEvent.Identify(
                "user-42",
                new() { ["plan"] = "pro" },
                setOnce: new() { ["source"] = "web" }
            )
        );

        Assert.That(written.Root.GetProperty("event").GetString(), Is.EqualTo("$identify"));
        Assert.That(written.Root.GetProperty("distinct_id").GetString(), Is.EqualTo("user-42"));
        Assert.That(
            written.Own,
            Is.EqualTo(
                """
                "$set":{"plan":"pro"},"$set_once":{"source":"web"}
                """.Trim()
            )
        );
    }

    [Test]
    public void Identify_without_properties_contains_no_other_id() =>
        Assert.That(Written.Event(PostHogEvent.Identify("user-42")).Own, Is.EqualTo("\"$set\":{}"));

    [TestCase(
        CaptureMode.V0,
        """
            "distinct_id":"user-42","alias":"ada@example.com"
            """
    )]
    [TestCase(
        CaptureMode.V1,
        """
            "alias":"ada@example.com"
            """
    )]
    public void Alias_contains_the_second_id(CaptureMode mode, string own)
    {
        var options = new PostHogOptions { CaptureMode = mode };

        var written = Written.Event(PostHogEvent.Alias("user-42", "ada@example.com"), options);

        Assert.That(written.Root.GetProperty("event").GetString(), Is.EqualTo("$create_alias"));
        Assert.That(written.Root.GetProperty("distinct_id").GetString(), Is.EqualTo("user-42"));
        Assert.That(written.Json, Does.Contain("\"properties\":{" + own.Trim() + ","));
    }

    [Test]
    public void GroupIdentify_contains_the_group_and_its_properties()
    {
        var written = Written.Event(
            PostHogEvent.GroupIdentify("company", "acme", new() { ["plan"] = "pro" })
        );

        Assert.That(written.Root.GetProperty("event").GetString(), Is.EqualTo("$groupidentify"));
        Assert.That(
            written.Root.GetProperty("distinct_id").GetString(),
            Is.EqualTo("$company_acme")
        );
        Assert.That(
            written.Own,
            Is.EqualTo(
                """
                "$group_type":"company","$group_key":"acme","$group_set":{"plan":"pro"}
                """.Trim()
            )
        );
    }

    [Test]
    public void GroupIdentify_accepts_a_distinct_id_and_no_properties([Values] CaptureMode mode)
    {
        var written = Written.Event(
            PostHogEvent.GroupIdentify("company", "acme", distinctId: "user-42"),
            new() { CaptureMode = mode }
        );

        Assert.That(written.Root.GetProperty("distinct_id").GetString(), Is.EqualTo("user-42"));
        Assert.That(written.Json, Does.Contain("\"$group_set\":{}"));
    }

    [Test]
    public void Sets_properties_of_a_person()
    {
        var written = Written.Event(
            PostHogEvent.SetPersonProperties("user-42", setOnce: new() { ["source"] = "web" })
        );

        Assert.That(written.Root.GetProperty("event").GetString(), Is.EqualTo("$set"));
        Assert.That(written.Own, Is.EqualTo("\"$set_once\":{\"source\":\"web\"}"));
    }

    public static IEnumerable<TestCaseData> Incomplete()
    {
        foreach (var blank in new[] { null, "", " \t" })
        {
            yield return new TestCaseData(
                PostHogEvent.Alias(blank!, "b"),
                "its distinct id is blank"
            );
            yield return new TestCaseData(PostHogEvent.Alias("a", blank!), "its alias is blank.");
            yield return new TestCaseData(
                PostHogEvent.GroupIdentify(blank!, "acme"),
                "its group type is blank."
            );
            yield return new TestCaseData(
                PostHogEvent.GroupIdentify("company", blank!),
                "its group key is blank."
            );
            yield return new TestCaseData(
                PostHogEvent.SetPersonProperties(blank!, new() { ["a"] = 1 }),
                "its distinct id is blank"
            );
        }

        yield return new TestCaseData(
            PostHogEvent.SetPersonProperties("user-42"),
            "it has nothing to set."
        );
        yield return new TestCaseData(
            PostHogEvent.SetPersonProperties("user-42", [], []),
            "it has nothing to set."
        );
    }

    [TestCaseSource(nameof(Incomplete))]
    public void Incomplete_event_is_refused_with_a_warning(PostHogEvent captured, string why)
    {
        var written = Written.Event(captured);

        Assert.That(written.Dropped!.Failure!.Kind, Is.EqualTo(PostHogFailureKind.InvalidEvent));
        Assert.That(written.Log.Warnings.Single(), Does.Contain(why));
    }

    [Test]
    public void Records_the_answers_to_a_survey()
    {
        var written = Written.Event(
            PostHogEvent.SurveySent("user-42", "survey-1", ["great", 9, new[] { "a", "b" }])
        );

        Assert.That(written.Root.GetProperty("event").GetString(), Is.EqualTo("survey sent"));
        Assert.That(
            written.Own,
            Is.EqualTo(
                """
                "$survey_id":"survey-1","$survey_response":"great","$survey_response_1":9,"$survey_response_2":["a","b"]
                """.Trim()
            )
        );
        Assert.That(() => PostHogEvent.SurveySent("u", "s", null!), Throws.ArgumentNullException);
    }

    [Test]
    public void Records_that_a_survey_was_shown_or_dismissed()
    {
        var shown = Written.Event(PostHogEvent.SurveyShown("user-42", "survey-1"));
        var dismissed = Written.Event(PostHogEvent.SurveyDismissed("user-42", "survey-1"));

        Assert.That(shown.Root.GetProperty("event").GetString(), Is.EqualTo("survey shown"));
        Assert.That(
            dismissed.Root.GetProperty("event").GetString(),
            Is.EqualTo("survey dismissed")
        );
        Assert.That(shown.Own, Is.EqualTo("\"$survey_id\":\"survey-1\""));
        Assert.That(dismissed.Own, Is.EqualTo(shown.Own));
    }
}
