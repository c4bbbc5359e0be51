using PostHog;
using AsyncClient = PostHog.Async.PostHogClient;
using BlockingClient = PostHog.Blocking.PostHogClient;

// async or blocking, a mode of the spool, its directory: captures events without end, and writes the id of each one that
// the spool has.
var options = PostHogOptions.FromEnvironment();
options.MaxRetries = 0;
options.Spool = new SpoolOptions(args[2]) { Mode = Enum.Parse<SpoolMode>(args[1]) };
var queues = options.Spool.Mode == SpoolMode.Always;

if (args[0] == "async")
{
    await RunAsync(new AsyncClient(options));
}
else
{
    Run(new BlockingClient(options));
}

async Task RunAsync(AsyncClient client)
{
    while (true)
    {
        var next = new PostHogEvent("work done", "user-42");
        Print(queues ? client.Enqueue(next).Uuid : Spooled(await client.CaptureAsync(next)));
    }
}

void Run(BlockingClient client)
{
    while (true)
    {
        var next = new PostHogEvent("work done", "user-42");
        Print(queues ? client.Enqueue(next).Uuid : Spooled(client.Capture(next)));
    }
}

static Guid Spooled(CaptureResult result) =>
    result.IsDeliveredOrSpooled
        ? result.Verdicts[0].Uuid
        : throw new InvalidOperationException(result.ToString());

static void Print(Guid id) => Console.WriteLine(id);
