using System.Globalization;
using PostHog;

const string Usage = """
    Usage: NetFramework send EVENT...       sends each event with both packages and says what became of it
           NetFramework queue EVENT...      queues events with both packages and ends at once
           NetFramework unload EVENT...     queues events in an application domain and unloads it
           NetFramework exit CODE EVENT...  queues events and ends with an exit code
    """;

switch (args.FirstOrDefault())
{
    case "send":
        return await SendAsync(args.Skip(1)) ? 0 : 1;

    // Neither client is disposed: what is queued is delivered when the process ends.
    case "queue":
        Queue(new(Options()), new(Options()), args.Skip(1));
        return 0;

    case "unload":
        Unload([.. args.Skip(1)]);
        return 0;

    case "exit":
        Queue(new(Options()), new(Options()), args.Skip(2));
        Environment.Exit(int.Parse(args[1], CultureInfo.InvariantCulture));
        return 0;

    default:
        Console.Error.WriteLine(Usage);
        return 2;
}

static async Task<bool> SendAsync(IEnumerable<string> names)
{
    await using var posthog = new PostHog.Async.PostHogClient(Options());
    using var blocking = new PostHog.Blocking.PostHogClient(Options());
    var isDelivered = true;
    foreach (var name in names)
    {
        var sent = await posthog.CaptureAsync(Describe(name, "async"));
        var sentAgain = blocking.Capture(Describe(name, "blocking"));
        Console.WriteLine(sent);
        Console.WriteLine(sentAgain);
        isDelivered &= sent.IsDelivered && sentAgain.IsDelivered;
    }

    return isDelivered;
}

static void Queue(
    PostHog.Async.PostHogClient posthog,
    PostHog.Blocking.PostHogClient blocking,
    IEnumerable<string> names
)
{
    foreach (var name in names)
    {
        posthog.Enqueue(Describe(name, "async"));
        blocking.Enqueue(Describe(name, "blocking"));
    }
}

// What is queued is delivered before the domain is gone.
static void Unload(string[] names)
{
    var domain = AppDomain.CreateDomain("worker");
    domain.SetData("names", names);
    domain.DoCallBack(QueueInDomain);
    AppDomain.Unload(domain);
    Console.WriteLine("unloaded");
}

static void QueueInDomain() =>
    Queue(new(Options()), new(Options()), (string[])AppDomain.CurrentDomain.GetData("names"));

static PostHogOptions Options() => PostHogOptions.FromEnvironment();

static PostHogEvent Describe(string name, string package) =>
    new(name, "user-42") { ["package"] = package };
