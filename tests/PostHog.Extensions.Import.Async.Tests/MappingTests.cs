using System.Globalization;
using Newtonsoft.Json.Linq;

namespace PostHog.Async.Import.Tests;

/// <summary>How the fields of a row make an event.</summary>
public sealed class MappingTests : ImportTest
{
    [Test]
    public async Task Columns_have_the_names_that_the_mapping_gives()
    {
        var options = Unlimited();
        options.Mapping.EventName = "signed up";
        options.Mapping.DistinctId = "user";
        options.Mapping.Timestamp = "when";
        options.Mapping.TimestampFormat = "dd.MM.yyyy HH:mm";
        options.Mapping.Renamed["Plan"] = "plan";
        options.Mapping.Ignored.Add("secret");
        options.Mapping.TextColumns.Add("zip");
        var path = Write(
            "a.csv",
            "user,when,Plan,secret,zip,amount,empty\n7,31.01.2025 10:30,pro,x,01234,12.50,\n8,01.02.2025 00:00,pro,x,99,1,\n"
        );

        await ImportAsync(path, options);

        var own = Own(Sent[0]);
        Assert.That((string?)Sent[0]["event"], Is.EqualTo("signed up"));
        Assert.That((string?)Sent[0]["timestamp"], Does.StartWith("2025-01-31T10:30:00"));
        Assert.That(own, Is.EqualTo("""{"plan":"pro","zip":"01234","amount":12.5}"""));
        Assert.That(Own(Sent[1]), Does.Contain("\"zip\":\"99\""));
    }

    [TestCase("12", "12")]
    [TestCase("-1.5e3", "-1500")]
    [TestCase("true", "true")]
    [TestCase("007", "\"007\"")]
    [TestCase("0x1F", "\"0x1F\"")]
    [TestCase("1.2.3", "\"1.2.3\"")]
    [TestCase("2025-01-02", "\"2025-01-02\"")]
    [TestCase("NaN", "\"NaN\"")]
    [TestCase("null", "\"null\"")]
    [TestCase("'quoted'", "\"'quoted'\"")]
    [TestCase("\"[1,2]\"", "[1,2]")]
    [TestCase("[x", "\"[x\"")]
    public async Task Cell_is_a_JSON_value_or_else_text(string cell, string json)
    {
        await ImportAsync(
            Write("a.csv", $"event,distinct_id,timestamp,value\na,ada,2025-03-01,{cell}\n")
        );

        Assert.That(Own(Sent.Single()), Is.EqualTo($$"""{"value":{{json}}}"""));
    }

    [TestCase("Ignored")]
    [TestCase("Renamed")]
    [TestCase("TextColumns")]
    [TestCase("Uuid")]
    [TestCase("Properties")]
    public async Task Column_that_the_mapping_names_and_the_file_has_not_sends_nothing(
        string member
    )
    {
        const string column = "Email";
        var options = Unlimited();
        var mapping = options.Mapping;
        Action name = member switch
        {
            "Ignored" => () => mapping.Ignored.Add(column),
            "Renamed" => () => mapping.Renamed[column] = "mail",
            "TextColumns" => () => mapping.TextColumns.Add(column),
            "Uuid" => () => mapping.Uuid = column,
            _ => () => mapping.Properties = column,
        };
        name();

        var result = await ImportAsync(
            Write("a.csv", "event,distinct_id,timestamp,email\na,ada,2025-03-01,a@b.c\n"),
            options
        );

        Assert.That(result.Failure?.Kind, Is.EqualTo(ImportFailureKind.ColumnMissing));
        Assert.That(result.Failure!.Message, Does.Contain("no column Email. "));
        Assert.That(Http.Requests, Is.Empty);
    }

    [TestCase("20240501")]
    [TestCase("\"20240501\"")]
    public async Task Format_makes_a_date_of_eight_digits(string time)
    {
        var options = Unlimited();
        options.Mapping.TimestampFormat = "yyyyMMdd";

        await ImportAsync(
            Write("a.ndjson", $$"""{"event":"a","distinct_id":"ada","timestamp":{{time}}}"""),
            options
        );

        Assert.That((string?)Sent.Single()["timestamp"], Does.StartWith("2024-05-01T00:00:00"));
    }

    [TestCase("\"2025-03-01T10:00:00+02:00\"", "2025-03-01T08:00:00.000000")]
    [TestCase("\"2025-03-01 08:00:00.123456\"", "2025-03-01T08:00:00.123456")]
    [TestCase("\"2025-03-01 08:00:00 UTC\"", "2025-03-01T08:00:00.000000")]
    [TestCase("\"2025-03-01\"", "2025-03-01T00:00:00.000000")]
    [TestCase("1740816000", "2025-03-01T08:00:00.000000")]
    [TestCase("\"1740816000.5\"", "2025-03-01T08:00:00.500000")]
    [TestCase("1740816000123", "2025-03-01T08:00:00.123000")]
    [TestCase("1740816000123456", "2025-03-01T08:00:00.123456")]
    public async Task Time_is_ISO_8601_or_Unix_time(string time, string expected)
    {
        await ImportAsync(
            Write("a.ndjson", $$"""{"event":"a","distinct_id":"ada","timestamp":{{time}}}""")
        );

        var sent = DateTimeOffset.Parse(
            (string)Sent.Single()["timestamp"]!,
            CultureInfo.InvariantCulture
        );
        Assert.That(
            sent.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffff", CultureInfo.InvariantCulture),
            Is.EqualTo(expected)
        );
    }

    [Test]
    public async Task Exported_event_keeps_its_uuid_and_finds_its_distinct_id_and_person_properties()
    {
        const string uuid = "0190aaaa-0000-7000-8000-000000000001";
        var path = Write(
            "a.ndjson",
            $$"""{"uuid":"{{uuid}}","event":"a","timestamp":"2025-03-01","properties":{"distinct_id":7,"n":1},"$set":{"plan":"pro"},"team_id":2}"""
        );

        await ImportAsync(path);

        Assert.That(SentUuids, Is.EqualTo([uuid]));
        Assert.That((string?)Sent[0]["distinct_id"], Is.EqualTo("7"));
        Assert.That(Sent[0]["properties"]!["$set"]!["plan"]!.ToString(), Is.EqualTo("pro"));
        Assert.That(Sent[0]["properties"]!["team_id"], Is.Null);
    }

    [Test]
    public async Task Flat_object_has_all_other_fields_as_properties()
    {
        await ImportAsync(
            Write(
                "a.ndjson",
                """{"event":"a","distinct_id":"ada","timestamp":"2025-03-01","plan":"pro","n":"1"}"""
            )
        );

        Assert.That(Own(Sent.Single()), Is.EqualTo("""{"plan":"pro","n":"1"}"""));
    }

    [Test]
    public async Task Column_of_properties_is_merged_with_the_others()
    {
        await ImportAsync(
            Write(
                "a.csv",
                "event,distinct_id,timestamp,properties,plan\na,ada,2025-03-01,\"{\"\"n\"\":1}\",pro\n"
            )
        );

        Assert.That(Own(Sent.Single()), Is.EqualTo("""{"n":1,"plan":"pro"}"""));
    }

    [Test]
    public async Task Person_properties_are_sent_once_if_asked_for_and_the_uuid_stays()
    {
        var path = Write(
            "a.ndjson",
            Row("2025-03-01", properties: """{"$set":{"a":1,"b":2},"$set_once":{"a":0}}""")
        );
        var once = Unlimited();
        once.UseSetOnce = true;
        once.UseCheckpoint = false;

        var plain = await ImportAsync(path);
        var result = await ImportAsync(path, once);

        Assert.That(
            plain.Warnings.Single().Kind,
            Is.EqualTo(ImportWarningKind.PersonPropertiesReplaced)
        );
        Assert.That(plain.Warnings.Single().ToString(), Does.StartWith("1 event with $set"));
        Assert.That(result.Warnings, Is.Empty);
        Assert.That(Sent[1]["properties"]!["$set"], Is.Null);
        Assert.That(
            Property(Sent[1], "$set_once").ToString(Newtonsoft.Json.Formatting.None),
            Is.EqualTo("""{"a":0,"b":2}""")
        );
        Assert.That(SentUuids.Distinct().Count(), Is.EqualTo(1));
    }

    private static string Own(JObject sent) =>
        new JObject(
            ((JObject)sent["properties"]!)
                .Properties()
                .Where(property => property.Name is not ['$', ..] and not "distinct_id")
        ).ToString(Newtonsoft.Json.Formatting.None);
}
