using PostHog;
using AsyncClient = PostHog.Async.PostHogClient;
using BlockingClient = PostHog.Blocking.PostHogClient;

// async or blocking, a mode of the spool, its directory: captures events without end, and writes the id of each one that
// the spool has. With wait: queues some events, writes their ids, and waits for a signal.
var options = PostHogOptions.FromEnvironment();
options.Spool = new SpoolOptions(args[2]) { Mode = Enum.Parse<SpoolMode>(args[1]) };
options.Log = entry => WriteError(entry);
var queues = options.Spool.Mode == SpoolMode.Always;

if (args.Length > 3)
{
    options.ExitFlushTimeout = TimeSpan.FromMilliseconds(200);
    Wait(
        args[0] == "async" ? new AsyncClient(options).Enqueue : new BlockingClient(options).Enqueue
    );
}
else
{
    options.MaxRetries = 0;
    if (args[0] == "async")
    {
        await RunAsync(new AsyncClient(options));
    }
    else
    {
        Run(new BlockingClient(options));
    }
}

async Task RunAsync(AsyncClient client)
{
    while (true)
    {
        var next = NewEvent();
        Print(queues ? client.Enqueue(next).Uuid : Spooled(await client.CaptureAsync(next)));
    }
}

void Run(BlockingClient client)
{
    while (true)
    {
        var next = NewEvent();
        Print(queues ? client.Enqueue(next).Uuid : Spooled(client.Capture(next)));
    }
}

static void Wait(Func<PostHogEvent, EnqueueResult> enqueue)
{
    for (var number = 0; number < 20; number++)
    {
        Print(enqueue(NewEvent()).Uuid);
    }

    Console.WriteLine("waiting");
    Thread.Sleep(Timeout.Infinite);
}

static PostHogEvent NewEvent() => new("work done", "user-42");

static Guid Spooled(CaptureResult result) =>
    result.IsDeliveredOrSpooled
        ? result.Verdicts[0].Uuid
        : throw new InvalidOperationException(result.ToString());

static void WriteError(PostHogLogEntry entry)
{
    if (entry.Level == PostHogLogLevel.Error)
    {
        Console.Error.WriteLine(entry);
    }
}

static void Print(Guid id) => Console.WriteLine(id);
