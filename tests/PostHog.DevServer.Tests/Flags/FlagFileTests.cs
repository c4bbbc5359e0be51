using System.Collections.Concurrent;
using System.Text;

namespace PostHog.Development.Tests.Flags;

internal sealed class FlagFileTests
{
    private const string Beta = "{\n  \"beta\": true\n}";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private string _folder = null!;
    private string _file = null!;
    private BlockingCollection<string> _notices = null!;

    [SetUp]
    public void MakeFile()
    {
        _folder = Directory.CreateTempSubdirectory("posthog-flags-").FullName;
        _file = Path.Combine(_folder, "flags.json");
        _notices = [];
        File.WriteAllText(_file, Beta);
    }

    [TearDown]
    public void DeleteFile()
    {
        Directory.Delete(_folder, recursive: true);
        _notices.Dispose();
    }

    [Test]
    public async Task Reads_the_file_again_when_it_changes()
    {
        await using var server = await StartAsync();
        Assert.That(await AskAsync(server), Does.Contain("\"beta\"").And.Not.Contain("\"layout\""));

        await File.WriteAllTextAsync(_file, """{"layout":"wide"}""");

        Assert.That(WaitForNotice(), Does.StartWith("1 flags from"));
        Assert.That(await AskAsync(server), Does.Contain("\"layout\"").And.Not.Contain("\"beta\""));
    }

    [Test]
    public async Task Reads_a_file_that_an_editor_replaces()
    {
        await using var server = await StartAsync();
        var written = Path.Combine(_folder, "flags.json.tmp");
        await File.WriteAllTextAsync(written, """{"layout":"wide"}""");

        File.Move(written, _file, overwrite: true);

        Assert.That(WaitForNotice(), Does.StartWith("1 flags from"));
        Assert.That(await AskAsync(server), Does.Contain("\"layout\""));
    }

    [TestCase("{\n  \"beta\": tru\n}", "line 2: ")]
    [TestCase("\n[]", "line 2: the flags must be one JSON object")]
    [TestCase("{\n\"beta\": 12}", "line 2: 'beta' must be true, false")]
    [TestCase("{\n\"flags\": 5}", "line 2: 'flags' must be true, false")]
    [TestCase("{\n\"\": true}", "line 2: a flag has an empty key")]
    [TestCase("{\"flags\":[\n{\"key\":\"\"}]}", "line 2: a flag of the definitions has no key")]
    [TestCase("{\"flags\":[\n{\"active\":true}]}", "line 2: a flag of the definitions has no key")]
    [TestCase(
        "{\"flags\":[{\"key\":\"a\",\"active\":true,\"filters\":{\"groups\":[]}}],\n\"x\":{\"operator\":\"\\ud800\"}}",
        "line 2: a text is no valid Unicode"
    )]
    [TestCase(
        "{\"flags\":[\n{\"key\":\"\\ud800\",\"active\":true}]}",
        "line 2: a text is no valid Unicode"
    )]
    [TestCase("{\n\"\\ud800\": true}", "line 2: a text is no valid Unicode")]
    [TestCase(
        "{\"flags\":[{\"key\":\"a\",\"active\":true,\"filters\":{\"groups\":[{\"properties\":[\n{\"key\":\"plan\",\"type\":\"person\",\"operator\":\"regex\",\"value\":\"(\"}]}]}}]}",
        "line 2: the pattern \"(\" is no regular expression"
    )]
    [TestCase(
        "{\"flags\":[{\"key\":\"a\",\"active\":true,\"filters\":{\"groups\":[{\"properties\":[\n{\"key\":\"id\",\"type\":\"cohort\",\"value\":7}]}]}}]}",
        "line 2: the cohort 7 is not in \"cohorts\""
    )]
    [TestCase("{\n\"beta\": true,\n\"beta\": false}", "line 3: 'beta' is there twice")]
    [TestCase(
        "{\"flags\":[{\"key\":\"a\",\"active\":true},\n{\"key\":\"a\",\"active\":false}]}",
        "line 2: there are two flags 'a'"
    )]
    [TestCase(
        "{\"flags\":[{\"key\":\"a\",\"active\":true,\n\"active\":false}]}",
        "line 2: 'active' is there twice"
    )]
    [TestCase(
        "{\"flags\":[{\"key\":\"a\",\"active\":true,\"filters\":{\"groups\":[{\"properties\":[\n{\"key\":\"since\",\"type\":\"person\",\"operator\":\"is_date_after\",\"value\":\"-1q\"}]}]}}]}",
        "line 2: \"-1q\" is no date, such as 2026-01-31 or -7d"
    )]
    [TestCase(
        "{\"flags\":[{\"key\":\"a\",\"active\":true,\"filters\":{\"groups\":[{\"properties\":[\n{\"key\":\"since\",\"type\":\"person\",\"operator\":\"is_date_before\",\"value\":\"soon\"}]}]}}]}",
        "line 2: \"soon\" is no date"
    )]
    [TestCase("", "line 1: ")]
    [TestCase(
        "{\"flags\":[\n{\"key\":\"a\",\"active\":true,\"filters\":{\"groups\":[{\"properties\":[\n{\"key\":\"plan\",\"type\":\"person\",\"operator\":\"resembles\",\"value\":\"x\"}]}]}}]}",
        "line 3: the operator \"resembles\" is not known"
    )]
    [TestCase(
        "{\"flags\":[\n{\"key\":\"a\",\"active\":true,\"filters\":{\"groups\":[{\"properties\":[{\"key\":\"b\",\"type\":\"flag\",\"operator\":\"flag_evaluates_to\",\"value\":true,\"dependency_chain\":[\"b\"]}]}]}},\n{\"key\":\"b\",\"active\":true,\"filters\":{\"groups\":[{\"properties\":[{\"key\":\"a\",\"type\":\"flag\",\"operator\":\"flag_evaluates_to\",\"value\":true,\"dependency_chain\":[\"a\"]}]}]}}]}",
        "line 2: the flag \"a\" cannot be evaluated: it depends on a flag that depends on it"
    )]
    [TestCase("{\n\"beta\": \"\\ud800\"}", "line 2: a text is no valid Unicode")]
    public async Task Keeps_the_last_good_flags_and_says_what_is_wrong(string text, string problem)
    {
        await using var server = await StartAsync();

        await File.WriteAllTextAsync(_file, text);

        Assert.That(WaitForNotice(), Does.Contain("is not used").And.Contain(problem));
        Assert.That(await AskAsync(server), Does.Contain("\"beta\""));
        Assert.That(
            (await server.GetAsync("/_dev/flags")).Text,
            Does.Contain("\"fileProblem\":\"flags.json: ")
        );
    }

    [Test]
    public async Task Keeps_the_last_good_flags_when_the_file_is_too_large()
    {
        await using var server = await StartAsync();

        await File.WriteAllTextAsync(_file, $$"""{"beta":"{{new string('x', 10_000_000)}}"}""");

        Assert.That(WaitForNotice(), Does.Contain("it has 10 MB, and may have 5 MiB"));
        Assert.That(await AskAsync(server), Does.Contain("\"beta\""));
    }

    [TestCase("utf-8")]
    [TestCase("utf-16")]
    [TestCase("utf-16BE")]
    public async Task Reads_a_file_with_a_byte_order_mark(string encoding)
    {
        await using var server = await StartAsync();

        await File.WriteAllTextAsync(
            _file,
            """{"layout":"wïde"}""",
            Encoding.GetEncoding(encoding)
        );

        Assert.That(WaitForNotice(), Does.StartWith("1 flags from"));
        Assert.That(await AskAsync(server), Does.Contain("\"layout\""));
    }

    [Test]
    public async Task Says_that_the_file_was_deleted_and_reads_it_once_it_is_back()
    {
        await using var server = await StartAsync();

        File.Delete(_file);

        Assert.That(WaitForNotice(), Does.Contain("is not there any more"));
        Assert.That(await AskAsync(server), Does.Contain("\"beta\""));
        await File.WriteAllTextAsync(_file, Beta);
        Assert.That(WaitForNotice(), Does.StartWith("1 flags from"));
    }

    [Test]
    public async Task Takes_an_operator_in_a_payload_for_what_it_is()
    {
        await using var server = await StartAsync();

        await File.WriteAllTextAsync(
            _file,
            """{"flags":[{"key":"a","active":true,"filters":{"groups":[],"payloads":{"true":{"operator":"mine"}}}}],"x":{"operator":"mine"}}"""
        );

        Assert.That(WaitForNotice(), Does.StartWith("1 flags from"));
    }

    [Test]
    public async Task Forgets_the_problem_once_the_file_is_mended()
    {
        await File.WriteAllTextAsync(_file, "{");
        await using var server = await StartAsync();
        Assert.That((await server.GetAsync("/_dev/flags")).Text, Does.Contain("line 1"));

        await File.WriteAllTextAsync(_file, Beta);

        Assert.That(WaitForNotice(), Does.StartWith("1 flags from"));
        Assert.That(
            (await server.GetAsync("/_dev/flags")).Text,
            Does.Contain("\"fileProblem\":null")
        );
    }

    [TestCase("{\"beta\": tru\n", "line 1: ")]
    [TestCase("{\n\"beta\": true\n\n", "line 2: ")]
    public async Task Names_no_line_that_is_not_there(string text, string problem)
    {
        await using var server = await StartAsync();

        await File.WriteAllTextAsync(_file, text);

        Assert.That(WaitForNotice(), Does.Contain(problem));
    }

    [Test]
    public async Task Keeps_the_good_flags_of_a_first_file_and_says_which_is_bad()
    {
        await File.WriteAllTextAsync(
            _file,
            """
            {"flags":[{"key":"good","active":true,"filters":{"groups":[{"rollout_percentage":100}]}},
            {"key":"bad","active":true,"filters":{"groups":[{"properties":[{"key":"plan","type":"person","operator":"resembles","value":"x"}]}]}}]}
            """
        );
        await using var server = await RunningServer.StartAsync(
            new() { FlagsFile = _file, OnNotice = _notices.Add }
        );

        Assert.That(
            WaitForNotice(),
            Does.StartWith("2 flags from").And.Contain("line 2: the operator \"resembles\"")
        );
        var answer = await AskAsync(server);
        Assert.That(answer, Does.Contain("\"key\":\"good\",\"enabled\":true"));
        Assert.That(answer, Does.Contain("\"errorsWhileComputingFlags\":true"));
        Assert.That(
            (await server.GetAsync("/_dev/flags")).Text,
            Does.Contain("\"fileProblem\":\"flags.json: line 2")
        );

        await File.WriteAllTextAsync(_file, "{");
        Assert.That(WaitForNotice(), Does.Contain("the flags stay as they were"));
        Assert.That(await AskAsync(server), Does.Contain("\"key\":\"good\",\"enabled\":true"));
    }

    [TestCase("{\"beta\": tru")]
    [TestCase("{\"beta\": 12}")]
    public async Task Answers_with_errors_until_there_was_a_good_file(string text)
    {
        await File.WriteAllTextAsync(_file, text);
        await using var server = await RunningServer.StartAsync(
            new() { FlagsFile = _file, OnNotice = _notices.Add }
        );

        Assert.That(WaitForNotice(), Does.Contain("is not used, there are no flags: line 1"));
        Assert.That(
            await AskAsync(server),
            Does.Contain("\"flags\":{},\"errorsWhileComputingFlags\":true")
        );
        await File.WriteAllTextAsync(_file, Beta);
        Assert.That(WaitForNotice(), Does.StartWith("1 flags from"));
        Assert.That(await AskAsync(server), Does.Contain("\"errorsWhileComputingFlags\":false"));
    }

    [Test]
    public async Task Does_not_start_without_the_file()
    {
        var options = new DevServerOptions { FlagsFile = Path.Combine(_folder, "none.json") };

        await Assert.ThatAsync(
            () => DevServer.StartAsync(options),
            Throws.InstanceOf<FileNotFoundException>()
        );
    }

    private async Task<RunningServer> StartAsync()
    {
        var server = await RunningServer.StartAsync(
            new() { FlagsFile = _file, OnNotice = _notices.Add }
        );
        WaitForNotice();
        return server;
    }

    private string WaitForNotice() =>
        _notices.TryTake(out var notice, Limit) ? notice : "no notice came";

    private static async Task<string> AskAsync(RunningServer server) =>
        (await server.PostAsync("/flags/", """{"token":"t","distinct_id":"u"}""")).Text;
}
