using System.Text;

namespace PostHog.Async.Import.Tests;

/// <summary>What is read, and what is said of what cannot be.</summary>
public sealed class FormatTests : ImportTest
{
    private const string Header = "event,distinct_id,timestamp,note\n";

    [Test]
    public async Task Lines_of_JSON_are_sent_as_historical_events()
    {
        var path = Write("a.ndjson", Row("2025-03-01T10:00:00Z", "ada", "ordered", "{\"n\":1.5}"));

        var result = await ImportAsync(path);

        var request = Http.Requests.Single();
        var sent = request.Events.Single();
        Assert.That((bool)request.Json["historical_migration"]!, Is.True);
        Assert.That((string?)sent["event"], Is.EqualTo("ordered"));
        Assert.That((string?)sent["timestamp"], Does.StartWith("2025-03-01T10:00:00"));
        Assert.That(
            (string?)Property(sent, "distinct_id") ?? (string?)sent["distinct_id"],
            Is.EqualTo("ada")
        );
        Assert.That((double)Property(sent, "n"), Is.EqualTo(1.5));
        Assert.That(result.ToString(), Is.EqualTo("delivered 1 of 1 row, rejected 0"));
    }

    [TestCase("[{0},{0}]")]
    [TestCase("[\n  {0},\n  {0}\n]\n")]
    [TestCase(" \n\t[{0}\n,{0}]")]
    [TestCase("\uFEFF\uFEFF\n[{0},{0}]")]
    [TestCase("\n\uFEFF{0}\n{0}")]
    [TestCase("{0}\n\n{0}")]
    [TestCase("{0}\r\n{0}\r\n")]
    public async Task JSON_is_read_in_every_layout(string layout)
    {
        var row = Row("2025-03-01", properties: """{"text":"a]},[{\"b\\"}""").Trim();
        var path = Write("a.json", layout.Replace("{0}", row));

        var result = await ImportAsync(path);

        Assert.That(result.Delivered, Is.EqualTo(2));
        Assert.That((string?)Property(Sent[1], "text"), Is.EqualTo("a]},[{\"b\\"));
    }

    [TestCase("\n \n[{0},\n1]", 4)]
    [TestCase("\n\n{0}\n1", 4)]
    [TestCase("\n\nevent,distinct_id,timestamp\na,ada,2025-03-01\n1", 5)]
    public async Task Blank_lines_at_the_start_are_counted(string layout, int line)
    {
        var path = Write("a.json", layout.Replace("{0}", Row("2025-03-01").Trim()));

        var result = await ImportAsync(path);

        Assert.That(result.Delivered, Is.EqualTo(1), result.ToString());
        Assert.That((int)Rejects(result).Single()["line"]!, Is.EqualTo(line));
    }

    [Test]
    public async Task CSV_may_have_a_byte_order_mark_quotes_and_line_feeds_in_cells()
    {
        var text = Header + "ordered,ada,2025-03-01,\"He said \"\"hi\"\",\nthen left\"\r\n";
        var path = Write("a.csv", text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        await ImportAsync(path);

        Assert.That(
            (string?)Property(Sent.Single(), "note"),
            Is.EqualTo("He said \"hi\",\nthen left")
        );
    }

    [Test]
    public async Task Cells_of_a_megabyte_are_rejected_by_PostHogs_limit_and_others_are_sent()
    {
        var huge = new string('x', 1024 * 1024);
        var path = Write("a.csv", Header + $"a,ada,2025-03-01,{huge}\nb,ada,2025-03-01,small\n");

        var result = await ImportAsync(path);

        Assert.That(result.Delivered + result.Rejected, Is.EqualTo(2));
        Assert.That(result.IsComplete, Is.True);
        Assert.That(Sent.Select(one => (string?)one["event"]), Does.Contain("b"));
    }

    [Test]
    public async Task Bytes_of_another_encoding_reject_their_row_alone_unless_the_encoding_is_named()
    {
        var text = Header + "a,ada,2025-03-01,caf\u00E9\nb,ada,2025-03-01,tea\n";
        var path = Write("a.csv", text, Encoding.Latin1);
        var named = Unlimited();
        named.Encoding = Encoding.Latin1;
        named.UseCheckpoint = false;

        var result = await ImportAsync(path);
        var reject = Rejects(result).Single();
        var again = await ImportAsync(path, named);

        Assert.That(result.Delivered, Is.EqualTo(1));
        Assert.That((int)reject["line"]!, Is.EqualTo(2));
        Assert.That((string?)reject["reason"], Does.Contain("encoding"));
        Assert.That(again.Delivered, Is.EqualTo(2));
        Assert.That((string?)Property(Sent[1], "note"), Is.EqualTo("caf\u00E9"));
    }

    [TestCase("{\"event\":", "not JSON")]
    [TestCase("[1]", "not a JSON object")]
    [TestCase("{\"event\":\"a\",\"timestamp\":\"2025-03-01\"}", "distinct id (field distinct_id)")]
    [TestCase("{\"distinct_id\":\"a\",\"timestamp\":\"2025-03-01\"}", "event name (field event)")]
    [TestCase("{\"event\":\"a\",\"distinct_id\":\"a\"}", "no time")]
    [TestCase("{\"event\":\"a\",\"distinct_id\":\"a\",\"timestamp\":\"03/01/2025\"}", "no time")]
    [TestCase("{\"event\":\"a\",\"distinct_id\":\"a\",\"timestamp\":\"20240501\"}", "no time")]
    [TestCase("{\"event\":\"a\",\"distinct_id\":\"a\",\"timestamp\":\"2024\"}", "no time")]
    [TestCase(
        "{\"event\":\"a\",\"distinct_id\":\"a\",\"timestamp\":20240501}",
        "Unix time from 2001"
    )]
    [TestCase(
        "{\"event\":\"a\",\"distinct_id\":\"a\",\"timestamp\":1740816000,\"uuid\":\"x\"}",
        "uuid"
    )]
    [TestCase(
        "{\"event\":\"a\",\"distinct_id\":\"a\",\"timestamp\":1740816000,\"properties\":[]}",
        "object"
    )]
    public async Task Bad_line_is_rejected_with_its_number_and_the_others_are_sent(
        string line,
        string reason
    )
    {
        var path = Write("a.ndjson", Rows(4) + line + "\n" + Rows(3, "2025-03-02"));

        var result = await ImportAsync(path);

        var reject = Rejects(result).Single();
        Assert.That(result.Delivered, Is.EqualTo(7));
        Assert.That(result.Rejected, Is.EqualTo(1));
        Assert.That((int)reject["line"]!, Is.EqualTo(5));
        Assert.That((string?)reject["reason"], Does.Contain(reason));
        Assert.That((string?)reject["row"], Is.EqualTo(line));
    }

    [TestCase("a,ada,2025-03-01\n", "3 cells")]
    [TestCase("a,ada,2025-03-01,x,y\n", "5 cells")]
    [TestCase("a,ada,2025-03-01,x\"y\n", "quote")]
    [TestCase("a,ada,2025-03-01,\"x\"y\"", "quote")]
    public async Task Malformed_CSV_row_is_rejected_with_its_line(string row, string reason)
    {
        var path = Write("a.csv", $"{Header}\"a\nb\",ada,2025-03-01,x\n\n{row}");

        var result = await ImportAsync(path);

        var reject = Rejects(result).Single();
        Assert.That((int)reject["line"]!, Is.EqualTo(5));
        Assert.That((string?)reject["reason"], Does.Contain(reason));
        Assert.That(result.Delivered, Is.EqualTo(1));
    }

    [TestCase(
        "event,distinct_id\na,b\n",
        "no column timestamp. The columns are: event, distinct_id"
    )]
    [TestCase("event;distinct_id;timestamp\na;b;c\n", "no column event, distinct_id, timestamp")]
    public async Task Wrong_columns_are_named_and_nothing_is_sent(string text, string message)
    {
        var result = await ImportAsync(Write("a.csv", text));

        Assert.That(result.Failure!.Kind, Is.EqualTo(ImportFailureKind.ColumnMissing));
        Assert.That(result.Failure.Message, Does.Contain(message));
        Assert.That(Http.Requests, Is.Empty);
    }

    [TestCase("event,event\na,b\n")]
    [TestCase("event,,x\na,b,c\n")]
    public async Task Columns_without_a_name_of_their_own_send_nothing(string text)
    {
        var result = await ImportAsync(Write("a.csv", text));

        Assert.That(result.Failure?.Kind, Is.EqualTo(ImportFailureKind.ColumnConflict));
        Assert.That(result.Failure!.Message, Does.Contain("a name of its own"));
        Assert.That(Http.Requests, Is.Empty);
    }

    [TestCase("[{\"event\":\"a\"}", "not closed")]
    [TestCase("[1]]", "follows the end")]
    public async Task Broken_array_sends_nothing(string text, string message)
    {
        var result = await ImportAsync(Write("a.json", text));

        Assert.That(result.Failure!.Kind, Is.EqualTo(ImportFailureKind.InputBroken));
        Assert.That(result.Failure.Message, Does.Contain(message));
        Assert.That(Http.Requests, Is.Empty);
    }

    [Test]
    public async Task Open_quote_that_swallows_the_rest_is_found_without_reading_it_into_memory()
    {
        var options = Unlimited();
        options.MaxRowLength = 1000;
        var path = Write("a.csv", Header + "a,ada,2025-03-01,\"open\n" + new string('x', 5000));

        var result = await ImportAsync(path, options);

        Assert.That(result.Failure!.Kind, Is.EqualTo(ImportFailureKind.InputBroken));
        Assert.That(result.Failure.Message, Does.Contain("line 2"));
    }

    [TestCase("a,ada,2025-03-01,x\n\nb,ada,2025-03-01,\"open\nc,ada,2025-03-01,y\n")]
    [TestCase("a,ada,2025-03-01,x\n\nb,ada,2025-03-01,\"open\nc,ada,2025-03-01,y")]
    [TestCase("a,ada,2025-03-01,x\r\n\r\nb,ada,2025-03-01,\"open\r\nc,ada,2025-03-01,y\r\n")]
    [TestCase("a,ada,2025-03-01,x\n\nb,ada,2025-03-01,\"open \"\"quoted\"\"")]
    [TestCase("a,ada,2025-03-01,x\n\nb,ada,2025-03-01,\"")]
    public async Task Quote_that_is_open_at_the_end_sends_nothing_and_its_first_line_is_named(
        string rows
    )
    {
        var path = Write("a.csv", Header + rows);

        var result = await ImportAsync(path);
        var again = await ImportAsync(path);

        Assert.That(result.Failure?.Kind, Is.EqualTo(ImportFailureKind.InputBroken));
        Assert.That(result.Failure!.Message, Does.Contain("begins in line 4 "));
        Assert.That(again.IsComplete, Is.False);
        Assert.That(Http.Requests, Is.Empty);
    }

    [TestCase("\"x\n\"\n")]
    [TestCase("\"\"\n")]
    [TestCase("\"x,\"\"\"")]
    public async Task Quote_that_is_closed_at_the_end_is_read(string cell)
    {
        var path = Write("a.csv", Header + "a,ada,2025-03-01," + cell);

        var result = await ImportAsync(path);

        Assert.That(result.Delivered, Is.EqualTo(1), result.ToString());
    }

    [Test]
    public async Task Row_over_the_limit_is_rejected_and_the_next_one_is_sent()
    {
        var options = Unlimited();
        options.MaxRowLength = 200;
        var tooLong = Row("2025-03-01", properties: $"{{\"x\":\"{new string('x', 500)}\"}}");
        var path = Write("a.ndjson", tooLong + Row("2025-03-01"));

        var result = await ImportAsync(path, options);

        Assert.That((string?)Rejects(result).Single()["reason"], Does.Contain("longer than 200"));
        Assert.That(result.Delivered, Is.EqualTo(1));
    }

    [Test]
    public async Task Missing_file_and_folder_are_said_to_be_that()
    {
        var missing = await ImportAsync(PathOf("none.csv"));
        var folder = await ImportAsync(PathOf("."));

        Assert.That(missing.Failure!.Kind, Is.EqualTo(ImportFailureKind.InputNotFound));
        Assert.That(folder.Failure!.Message, Does.Contain("is a folder"));
        Assert.That(Files, Is.Empty);
    }

    [Test]
    public async Task Empty_input_is_complete()
    {
        var result = await ImportAsync(Write("a.ndjson", ""));

        Assert.That(result.IsComplete, Is.True);
        Assert.That(result.Rows, Is.Zero);
    }

    [Test]
    public async Task Stream_is_sorted_sent_and_left_open()
    {
        using var input = new MemoryStream(
            Encoding.UTF8.GetBytes(Rows(3, "2025-03-02") + Rows(3, "2025-03-01"))
        );

        var result = await ImportStreamAsync(input);

        Assert.That(result.Delivered, Is.EqualTo(6));
        Assert.That(Sent.Select(one => (string?)one["timestamp"]), Is.Ordered);
        Assert.That(input.CanRead, Is.True);
        Assert.That(Files, Is.Empty);
    }
}
