using Newtonsoft.Json.Linq;

namespace PostHog.Async.Import.Tests;

/// <summary>Two values of one name: none is lost without a word.</summary>
public sealed class NameConflictTests : ImportTest
{
    [Test]
    public void Two_renames_to_one_name_are_a_mistake_of_the_caller()
    {
        var options = Unlimited();
        options.Mapping.Renamed["Plan"] = "plan";
        options.Mapping.Renamed["tier"] = "plan";

        var mistake = MistakeOf(options);

        Assert.That(mistake, Does.StartWith("Plan and tier are both renamed to plan"));
    }

    [Test]
    public void Field_that_is_ignored_and_used_is_a_mistake_of_the_caller()
    {
        var renamed = Unlimited();
        renamed.Mapping.Renamed["email"] = "mail";
        renamed.Mapping.Ignored.Add("email");
        var mapped = Unlimited();
        mapped.Mapping.DistinctId = "email";
        mapped.Mapping.Ignored.Add("email");

        Assert.That(MistakeOf(renamed), Does.StartWith("email is both ignored and renamed"));
        Assert.That(MistakeOf(mapped), Does.StartWith("email is both ignored and a part"));
    }

    [TestCase("Plan", "plan", "The columns Plan and plan")]
    [TestCase("plan", "Plan", "The columns plan and Plan")]
    public async Task Column_with_the_new_name_of_another_sends_nothing(
        string from,
        string to,
        string message
    )
    {
        var options = Unlimited();
        options.Mapping.Renamed[from] = to;

        var result = await ImportAsync(
            Write("a.csv", "event,distinct_id,timestamp,Plan,plan\na,ada,2025-03-01,x,y\n"),
            options
        );

        Assert.That(result.Failure?.Kind, Is.EqualTo(ImportFailureKind.ColumnConflict));
        Assert.That(result.Failure!.Message, Does.StartWith(message));
        Assert.That(Http.Requests, Is.Empty);
    }

    [TestCase("timestamp")]
    [TestCase("distinct_id")]
    [TestCase("event")]
    public async Task Ignored_column_that_an_event_needs_sends_nothing(string column)
    {
        var options = Unlimited();
        options.Mapping.Ignored.Add(column);

        var result = await ImportAsync(
            Write("a.csv", "event,distinct_id,timestamp\na,ada,2025-03-01\n"),
            options
        );

        Assert.That(result.Failure?.Kind, Is.EqualTo(ImportFailureKind.ColumnConflict));
        Assert.That(result.Failure!.Message, Does.StartWith($"The column {column} is ignored"));
        Assert.That(Http.Requests, Is.Empty);
    }

    [Test]
    public async Task Columns_that_change_their_names_are_both_sent()
    {
        var options = Unlimited();
        options.Mapping.Renamed["a"] = "b";
        options.Mapping.Renamed["b"] = "a";

        await ImportAsync(
            Write("a.csv", "event,distinct_id,timestamp,a,b\na,ada,2025-03-01,1,2\n"),
            options
        );

        Assert.That((int)Property(Sent.Single(), "a"), Is.EqualTo(2));
        Assert.That((int)Property(Sent.Single(), "b"), Is.EqualTo(1));
    }

    [Test]
    public async Task Field_of_the_event_is_a_property_too_if_it_is_renamed()
    {
        var options = Unlimited();
        options.Mapping.DistinctId = "email";
        options.Mapping.Renamed["email"] = "email";

        await ImportAsync(Write("a.csv", "event,email,timestamp\na,ada,2025-03-01\n"), options);

        Assert.That((string?)Sent.Single()["distinct_id"], Is.EqualTo("ada"));
        Assert.That((string?)Property(Sent.Single(), "email"), Is.EqualTo("ada"));
    }

    [Test]
    public async Task Column_event_is_a_property_if_all_events_have_one_name()
    {
        var options = Unlimited();
        options.Mapping.EventName = "ordered";

        await ImportAsync(
            Write("a.csv", "event,distinct_id,timestamp\nold,ada,2025-03-01\n"),
            options
        );

        Assert.That((string?)Sent.Single()["event"], Is.EqualTo("ordered"));
        Assert.That((string?)Property(Sent.Single(), "event"), Is.EqualTo("old"));
    }

    [Test]
    public async Task Ignored_uuid_is_computed_instead()
    {
        const string uuid = "0190aaaa-0000-7000-8000-000000000001";
        var options = Unlimited();
        options.Mapping.Ignored.Add("uuid");

        await ImportAsync(
            Write("a.csv", $"uuid,event,distinct_id,timestamp\n{uuid},a,ada,2025-03-01\n"),
            options
        );

        Assert.That(SentUuids.Single(), Is.Not.EqualTo(uuid));
    }

    [TestCase(
        """{"event":"a","distinct_id":"ada","timestamp":"2025-03-01","Plan":1,"plan":2}""",
        "Plan and plan are both the property plan"
    )]
    [TestCase(
        """{"event":"a","distinct_id":"ada","timestamp":"2025-03-01","properties":{"plan":1,"Plan":2}}""",
        "Plan and plan are both the property plan"
    )]
    [TestCase(
        """{"event":"a","distinct_id":"ada","timestamp":"2025-03-01","$set":{"x":1},"properties":{"Plan":1,"$set":{"x":2}}}""",
        "$set twice, with different values of x"
    )]
    [TestCase(
        """{"event":"a","distinct_id":"ada","timestamp":"2025-03-01","Plan":1,"x":1,"x":1}""",
        "'x' already exists"
    )]
    public async Task Row_with_two_values_of_one_name_is_rejected_alone(string row, string reason)
    {
        var options = Unlimited();
        options.Mapping.Renamed["Plan"] = "plan";
        const string good =
            """{"event":"b","distinct_id":"ada","timestamp":"2025-03-01","Plan":3,"plan":3}""";

        var result = await ImportAsync(Write("a.ndjson", $"{good}\n{row}\n"), options);

        Assert.That((string?)Rejects(result).Single()["reason"], Does.Contain(reason));
        Assert.That((int)Property(Sent.Single(), "plan"), Is.EqualTo(3));
        Assert.That(Property(Sent.Single(), "Plan") as JToken, Is.Null);
    }

    [Test]
    public async Task Column_and_member_of_properties_with_two_values_reject_their_row_alone()
    {
        const string header = "event,distinct_id,timestamp,properties,plan\n";
        var path = Write(
            "a.csv",
            header
                + "a,ada,2025-03-01,\"{\"\"plan\"\":1}\",2\n"
                + "b,ada,2025-03-01,\"{\"\"plan\"\":1}\",1\n"
                + "c,ada,2025-03-01,\"{\"\"plan\"\":1}\",\n"
        );

        var result = await ImportAsync(path);

        Assert.That(
            (string?)Rejects(result).Single()["reason"],
            Is.EqualTo(
                "the column plan and a member of properties are both the property plan, with different values"
            )
        );
        Assert.That(Sent.Select(one => (int)Property(one, "plan")), Is.EqualTo([1, 1]));
    }

    [Test]
    public async Task Person_properties_beside_and_in_the_properties_are_sent_together()
    {
        const string row =
            """{"event":"a","distinct_id":"ada","timestamp":"2025-03-01","$set":{"x":1},"properties":{"$set":{"y":2}}}""";

        await ImportAsync(Write("a.ndjson", row));

        Assert.That((int)Property(Sent.Single(), "$set")["x"]!, Is.EqualTo(1));
        Assert.That((int)Property(Sent.Single(), "$set")["y"]!, Is.EqualTo(2));
    }

    private string MistakeOf(EventImportOptions options)
    {
        using var posthog = new PostHogClient(TestKit.Some.Options(Http, Time));
        return Assert
            .Throws<ArgumentException>(() => _ = new EventImport(posthog, options))!
            .Message;
    }
}
