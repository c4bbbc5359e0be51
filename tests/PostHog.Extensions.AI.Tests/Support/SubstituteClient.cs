using System.Reflection;
using PostHog.Async;

namespace PostHog.Extensions.AI.Tests.Support;

/// <summary>
/// What a mocking library makes of the interface of the client: nothing is set up, so every member returns the default of
/// its type, or throws if the substitute is strict.
/// </summary>
public class SubstituteClient : DispatchProxy
{
    private readonly List<PostHogEvent> _queued = [];

    /// <summary>The events that were passed to <c>Enqueue</c>.</summary>
    public IReadOnlyList<PostHogEvent> Queued => _queued;

    /// <summary>Whether every member throws.</summary>
    public bool IsStrict { get; set; }

    /// <summary>Returns a substitute, and what it was asked to do.</summary>
    public static (IPostHogClient Client, SubstituteClient Calls) Create()
    {
        var client = Create<IPostHogClient, SubstituteClient>();
        return (client, (SubstituteClient)(object)client);
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (IsStrict)
        {
            throw new NotSupportedException(targetMethod?.Name);
        }

        if (targetMethod?.Name == nameof(IPostHogClient.Enqueue))
        {
            _queued.Add((PostHogEvent)args![0]!);
        }

        return targetMethod?.ReturnType is { IsValueType: true } type && type != typeof(void)
            ? Activator.CreateInstance(type)
            : null;
    }
}
