namespace PostHog.Async.Tests.ErrorTracking;

/// <summary>Exceptions, through the client.</summary>
public sealed class CaptureExceptionTests : ExceptionTest
{
    [Test]
    public async Task Sends_type_and_message_as_properties_and_the_exception_as_a_list()
    {
        await using var client = new PostHogClient(Options());

        var result = await client.CaptureExceptionAsync(Thrown(), "user-42");

        Assert.That(result.IsDelivered);
        Assert.That(Text("event"), Is.EqualTo("$exception"));
        Assert.That(Text("distinct_id"), Is.EqualTo("user-42"));
        Assert.That(Text("properties.$exception_type"), Is.EqualTo("IOException"));
        Assert.That(Text("properties.$exception_message"), Is.EqualTo("disk full"));
        Assert.That(Entries(), Has.Count.EqualTo(1));
        Assert.That((string?)Entries()[0]["type"], Is.EqualTo("IOException"));
        Assert.That((string?)Entries()[0]["module"], Is.EqualTo("System.IO"));
        Assert.That((string?)Entries()[0]["value"], Is.EqualTo("disk full"));
    }

    [Test]
    public async Task Sends_an_exception_passed_to_CaptureException_as_handled()
    {
        await using var client = new PostHogClient(Options());

        await client.CaptureExceptionAsync(Thrown(), "user-42");

        Assert.That(Text("properties.$exception_level"), Is.EqualTo("error"));
        Assert.That(Sent().SelectToken("properties.$exception_source"), Is.Null);
        Assert.That(Sent().SelectToken("properties.$exception_fingerprint"), Is.Null);
        Assert.That(Sent().SelectToken("properties.$debug_images"), Is.Null);
        Assert.That(
            Mechanism(0),
            Is.EqualTo("type=generic handled=True synthetic=False exception_id=0")
        );
    }

    [Test]
    public async Task Puts_the_outermost_frame_first_and_the_failure_last()
    {
        await using var client = new PostHogClient(Options());

        await client.CaptureExceptionAsync(Thrown(), "user-42");

        Assert.That((string?)Entries()[0].SelectToken("stacktrace.type"), Is.EqualTo("raw"));
        var functions = Functions();
        Assert.That(functions[^1], Is.EqualTo("Fail"));
        Assert.That(functions[0], Is.EqualTo("Thrown"));
    }

    [Test]
    public async Task Sends_methods_under_their_source_names()
    {
        await using var client = new PostHogClient(Options());
        Exception? caught = null;
        try
        {
            await FailLaterAsync(client);
        }
        catch (IOException error)
        {
            caught = error;
        }

        await client.CaptureExceptionAsync(caught!, "user-42");

        Assert.That(Functions(), Has.Some.StartsWith("FailLater").And.None.Contains("MoveNext"));
    }

    [Test]
    public async Task Sends_file_name_and_line_without_path_and_source_by_default()
    {
        await using var client = new PostHogClient(Options());

        await client.CaptureExceptionAsync(Thrown(), "user-42");

        var frame = Frames()[^1];
        Assert.That((string?)frame["filename"], Is.EqualTo("CaptureExceptionTests.cs"));
        Assert.That((int?)frame["lineno"], Is.GreaterThan(0));
        Assert.That((bool?)frame["in_app"], Is.True);
        foreach (var absent in new[] { "abs_path", "pre_context", "context_line", "post_context" })
        {
            Assert.That(frame[absent], Is.Null, absent);
        }
    }

    [Test]
    public async Task Sends_path_and_source_when_enabled()
    {
        var options = Options();
        options.SendSourcePaths = true;
        options.SendSourceLines = true;
        await using var client = new PostHogClient(options);

        await client.CaptureExceptionAsync(Thrown(), "user-42");

        var frame = Frames()[^1];
        Assert.That((string?)frame["abs_path"], Does.EndWith("CaptureExceptionTests.cs"));
        Assert.That((string?)frame["context_line"], Does.Contain("throw new IOException"));
        Assert.That(frame["pre_context"]!, Has.Exactly(5).Items);
        Assert.That(frame["post_context"]!, Has.Exactly(5).Items);
    }

    [Test]
    public async Task Distinguishes_application_frames_from_library_frames()
    {
        var options = Options();
        options.LibraryNamespaces.Add("PostHog");
        options.InAppNamespaces.Add("PostHog.Nowhere");
        await using var client = new PostHogClient(options);

        await client.CaptureExceptionAsync(Thrown(), "user-42");

        Assert.That(Frames().Select(frame => (bool?)frame["in_app"]), Is.All.False);
    }

    [TestCase("disk full", "Error", "disk full")]
    [TestCase(42, "Error", "42")]
    public async Task Creates_an_event_from_an_error_that_is_not_an_exception(
        object error,
        string type,
        string text
    )
    {
        await using var client = new PostHogClient(Options());

        await client.CaptureExceptionAsync(error, "user-42");

        Assert.That(Text("properties.$exception_type"), Is.EqualTo(type));
        Assert.That(Text("properties.$exception_message"), Is.EqualTo(text));
        Assert.That(Mechanism(0), Does.Contain("synthetic=True"));
        Assert.That(
            Functions()[^1],
            Does.StartWith("Creates_an_event_from_an_error_that_is_not_an_exception"),
            "The stack ends at the reporting call."
        );
    }

    [Test]
    public async Task Rejects_a_null_error()
    {
        await using var client = new PostHogClient(Options());

        var result = await client.CaptureExceptionAsync(null!, "user-42");
        var queued = client.EnqueueException(null!, "user-42");

        Assert.That(Http.Requests, Is.Empty);
        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.InvalidEvent));
        Assert.That(queued.Failure!.Kind, Is.EqualTo(PostHogFailureKind.InvalidEvent));
        Assert.That(Log.At(PostHogLogLevel.Warning), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Is_personless_without_a_distinct_id()
    {
        await using var client = new PostHogClient(Options());

        await client.CaptureExceptionAsync(Thrown());

        Assert.That(Guid.TryParse(Text("distinct_id"), out _));
        Assert.That((bool?)Sent().SelectToken("properties.$process_person_profile"), Is.False);
    }

    [Test]
    public async Task Sends_an_exception_whose_members_throw()
    {
        await using var client = new PostHogClient(Options());

        var result = await client.CaptureExceptionAsync(new Unreadable(), "user-42");
        var queued = client.EnqueueException(new Unreadable(), "user-42");

        Assert.That(result.IsDelivered);
        Assert.That(queued.IsAccepted);
        Assert.That(Text("properties.$exception_type"), Is.EqualTo("Unreadable"));
    }

    [Test]
    public async Task Queues_an_exception()
    {
        await using var client = new PostHogClient(Options());

        var queued = client.EnqueueException(Thrown(), "user-42");
        await client.FlushAsync();

        Assert.That(queued.IsAccepted);
        Assert.That(Text("uuid"), Is.EqualTo(queued.Uuid.ToString("D")));
        Assert.That(Functions()[^1], Is.EqualTo("Fail"));
    }

    [Test]
    public async Task Reads_and_sends_nothing_when_the_client_is_disabled()
    {
        var options = Options();
        options.Disabled = true;
        options.CaptureUnhandledExceptions = true;
        options.CaptureUnobservedTaskExceptions = true;
        await using var client = new PostHogClient(options);

        var result = await client.CaptureExceptionAsync(Thrown(), "user-42");
        var queued = client.EnqueueException(Thrown(), "user-42");

        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.Disabled));
        Assert.That(queued.Failure!.Kind, Is.EqualTo(PostHogFailureKind.Disabled));
        Assert.That(Http.Requests, Is.Empty);
    }

    /// <summary>An exception with a stack, which begins in this file.</summary>
    internal static IOException Thrown()
    {
        try
        {
            Fail();
            return new IOException("It did not fail.");
        }
        catch (IOException caught)
        {
            return caught;
        }
    }

    private static void Fail()
    {
        throw new IOException("disk full");
    }

    private static async Task FailLaterAsync(PostHogClient client)
    {
        await client.FlushAsync();
        throw new IOException("disk full");
    }

    private sealed class Unreadable : Exception
    {
        public override string Message => throw new NotSupportedException();

        public override string StackTrace => throw new NotSupportedException();

        public override string ToString() => throw new NotSupportedException();
    }
}
