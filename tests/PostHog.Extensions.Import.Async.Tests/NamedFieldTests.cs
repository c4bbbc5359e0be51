namespace PostHog.Async.Import.Tests;

/// <summary>Fields that the mapping names and no row of JSON has.</summary>
public sealed class NamedFieldTests : ImportTest
{
    private const string Name = "Email";

    [TestCase("Ignored")]
    [TestCase("Renamed")]
    [TestCase("TextColumns")]
    [TestCase("Uuid")]
    [TestCase("Properties")]
    [TestCase("Event")]
    [TestCase("DistinctId")]
    [TestCase("Timestamp")]
    public async Task Name_that_no_row_has_sends_nothing(string member)
    {
        var path = Write(
            "a.ndjson",
            Row("2025-03-02", properties: """{"email":"a@b.c"}""") + Rows(1)
        );
        var options = Naming(member);
        var dry = Naming(member);
        dry.DryRun = true;

        var result = await ImportAsync(path, options);
        var again = await ImportAsync(path, options);
        var tried = await ImportAsync(path, dry);
        using var input = File.OpenRead(path);
        var streamed = await ImportStreamAsync(input, options);

        foreach (var one in new[] { result, again, tried, streamed })
        {
            Assert.That(one.Failure?.Kind, Is.EqualTo(ImportFailureKind.ColumnMissing));
            Assert.That(one.Failure!.Message, Does.StartWith("No row has a field Email. "));
            Assert.That(one.Failure.Message, Does.Contain(": event, distinct_id, timestamp, "));
        }

        Assert.That(Http.Requests, Is.Empty);
        Assert.That(Files, Has.None.EndsWith(".tmp"));
    }

    [TestCase("Ignored")]
    [TestCase("Renamed")]
    [TestCase("TextColumns")]
    public async Task Name_of_a_single_member_of_properties_is_enough(string member)
    {
        var path = Write("a.ndjson", Rows(3) + Row("2025-03-02", properties: """{"Email":"x"}"""));

        var result = await ImportAsync(path, Naming(member));

        Assert.That((result.Delivered, result.Failure), Is.EqualTo((4, null as object)));
    }

    [Test]
    public async Task Distinct_id_may_be_among_the_properties_and_a_uuid_may_not()
    {
        var row = """{"event":"a","timestamp":"2025-03-01","properties":{"Email":"ada"}}""";
        var path = Write("a.ndjson", row);

        var uuid = await ImportAsync(path, Naming("Uuid"));
        var distinctId = await ImportAsync(path, Naming("DistinctId"));

        Assert.That(uuid.Failure?.Kind, Is.EqualTo(ImportFailureKind.ColumnMissing));
        Assert.That(distinctId.Delivered, Is.EqualTo(1));
    }

    [TestCase("")]
    [TestCase("{no JSON}\n")]
    public async Task Input_without_fields_lacks_none(string text)
    {
        var result = await ImportAsync(Write("a.ndjson", text), Naming("Ignored"));

        Assert.That(result.IsComplete, Is.True);
    }

    [Test]
    public async Task List_of_fields_is_short_however_many_there_are()
    {
        var many = string.Join(",", Enumerable.Range(0, 1000).Select(one => $"\"field {one}\":1"));
        var path = Write("a.ndjson", Row("2025-03-01", properties: $"{{{many}}}"));

        var result = await ImportAsync(path, Naming("Ignored"));

        Assert.That(result.Failure!.Message.Length, Is.LessThan(1000));
        Assert.That(result.Failure.Message, Does.EndWith(", ..."));
    }

    private static EventImportOptions Naming(string member)
    {
        var options = Unlimited();
        var mapping = options.Mapping;
        Action name = member switch
        {
            "Ignored" => () => mapping.Ignored.Add(Name),
            "Renamed" => () => mapping.Renamed[Name] = "mail",
            "TextColumns" => () => mapping.TextColumns.Add(Name),
            "Uuid" => () => mapping.Uuid = Name,
            "Event" => () => mapping.Event = Name,
            "DistinctId" => () => mapping.DistinctId = Name,
            "Timestamp" => () => mapping.Timestamp = Name,
            _ => () => mapping.Properties = Name,
        };
        name();
        return options;
    }
}
