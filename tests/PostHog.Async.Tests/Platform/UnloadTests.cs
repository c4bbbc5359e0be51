using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using PostHog.Development;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Platform;

/// <summary>A host that loads plug-ins can unload one whose client is disposed.</summary>
[NonParallelizable]
public sealed class UnloadTests
{
    [Test]
    public void Assemblies_unload_once_the_client_is_disposed()
    {
        using var server = DevServer.Start();

        var trace = UseAndUnload(server.Url.AbsoluteUri);

        Assert.That(server.Events, Has.Count.EqualTo(1));
        Assert.That(CollectedObject.WaitFor(trace), Is.True);
    }

    [Test]
    public async Task A_plug_in_unloads_after_a_client_of_the_host_has_sent_its_objects()
    {
        using var http = new FakeHttp();
        var options = Some.Options(http);
        options.SuperProperties["host"] = "host";
        await using var client = new PostHogClient(options);

        var trace = SendAndUnload(client);
        await client.FlushAsync();

        Assert.That(CollectedObject.WaitFor(trace), Is.True);
        var events = http.Requests[0].Events.ToLookup(one => (string)one["event"]!);
        Assert.That(events["$exception"].Count(), Is.EqualTo(2));
        var sent = events["order placed"].ToArray();
        Assert.That(sent, Has.Length.EqualTo(2));
        Assert.That(
            sent[0]["properties"]!["order"]!.ToString(),
            Is.EqualTo(sent[1]["properties"]!["order"]!.ToString()).And.Contains("\"total\": 9.5")
        );
        Assert.That(sent[0].ToString(), Does.Not.Contain("secret"));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference SendAndUnload(PostHogClient client)
    {
        var plugIn = new AssemblyLoadContext("plug-in", isCollectible: true);
        var own = typeof(PlugInOrder);
        var loaded = plugIn.LoadFromAssemblyPath(own.Assembly.Location).GetType(own.FullName!)!;
        foreach (var type in new[] { loaded, own })
        {
            var order = Activator.CreateInstance(type);
            var captured = Some.Event();
            captured["order"] = order;
            client.Enqueue(captured);
            client.EnqueueException(
                Assert.Catch(() => type.GetProperty("Broken")!.GetValue(order))!
            );
        }

        plugIn.Unload();
        return new WeakReference(plugIn);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference UseAndUnload(string host)
    {
        var plugIn = new PlugIn();
        Use(plugIn.LoadFromAssemblyName(typeof(PostHogClient).Assembly.GetName()), host);
        plugIn.Unload();
        return new WeakReference(plugIn);
    }

    private static void Use(Assembly assembly, string host)
    {
        var type = assembly.GetType(typeof(PostHogClient).FullName!)!;
        var constructor = type.GetConstructors().Single(one => one.GetParameters().Length == 2);
        var optionsType = constructor.GetParameters()[0].ParameterType;
        var options = Activator.CreateInstance(optionsType)!;
        Set(options, nameof(PostHogOptions.ProjectToken), Some.Token);
        Set(options, nameof(PostHogOptions.Host), host);
        Set(options, nameof(PostHogOptions.SecretKey), "phs_test");
        Set(options, nameof(PostHogOptions.FeatureFlagPollInterval), TimeSpan.FromHours(1));
        var client = constructor.Invoke([options, null]);
        var @event = Activator.CreateInstance(
            optionsType.Assembly.GetType(typeof(PostHogEvent).FullName!)!,
            "order placed",
            "user-42"
        );
        type.GetMethod(nameof(PostHogClient.Enqueue))!.Invoke(client, [@event]);
        ((IDisposable)client).Dispose();
    }

    private static void Set(object options, string name, object value) =>
        options.GetType().GetProperty(name)!.SetValue(options, value);

    private sealed class PlugIn() : AssemblyLoadContext("plug-in", isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assemblyName) =>
            assemblyName.Name is { } name
            && (name.StartsWith("PostHog.", StringComparison.Ordinal) || name is "Newtonsoft.Json")
                ? LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, $"{name}.dll"))
                : null;
    }
}
