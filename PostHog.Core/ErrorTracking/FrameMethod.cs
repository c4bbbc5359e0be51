using System.Diagnostics;
using System.Reflection;

namespace PostHog.ErrorTracking;

/// <summary>
/// What is known of a method that stood on a stack, found out once: what it is called, whose it is, and where its parts
/// stand in the source. Safe for use by many threads.
/// </summary>
internal sealed class FrameMethod
{
    // A method has fewer places that throw; this ends a stranger's game with them.
    private const int MostPositions = 128;

    private const string Unknown = "<unknown>";
    private const string StateMachines = "System.Runtime.CompilerServices.";

    // The attribute is newer than netstandard2.0, and older than any runtime that obeys it.
    private static readonly Type? Hidden = Type.GetType(
        "System.Diagnostics.StackTraceHiddenAttribute"
    );

    /// <summary>A method that the runtime cannot name.</summary>
    public static readonly FrameMethod Nameless = new("", Unknown, isHidden: false, isInApp: false);

    private readonly Dictionary<int, FramePosition> _positions = [];

    private FrameMethod(string module, string function, bool isHidden, bool isInApp)
    {
        Module = module;
        Function = function;
        IsHidden = isHidden;
        IsInApp = isInApp;
    }

    public string Module { get; }

    public string Function { get; }

    /// <summary>Whether the runtime leaves it out of stack traces too, such as what throws the failure of a task again.</summary>
    public bool IsHidden { get; }

    public bool IsInApp { get; }

    /// <summary>The async method or iterator whose body it is a part of; null when it is none.</summary>
    public string? Machine { get; private init; }

    /// <summary>Whether it is a finally block of that body.</summary>
    public bool IsFinally { get; private init; }

    /// <summary>Whether it stands between a call of the library and its inner parts.</summary>
    public bool IsOnTheWay { get; private init; }

    /// <summary>Finds out about a method.</summary>
    public static FrameMethod Of(MethodBase method, InAppRules rules)
    {
        try
        {
            var type = method.DeclaringType;
            var typeName = type?.FullName ?? "";
            var (module, function) = ReadableMethod.Of(typeName, method.Name);
            var isMachine = ReadableMethod.IsMachine(typeName);
            var assembly = type?.Assembly.GetName().Name ?? "";
            return new FrameMethod(
                module,
                function,
                IsHiddenFromStacks(method) || (isMachine && !ReadableMethod.IsBody(method.Name)),
                rules.IsInApp(module, assembly)
            )
            {
                Machine = isMachine ? typeName : null,
                IsFinally = isMachine && ReadableMethod.IsFinally(method.Name),
                IsOnTheWay =
                    assembly is "PostHog.Core" or "PostHog.Async" or "PostHog.Blocking"
                    || module.StartsWith(StateMachines, StringComparison.Ordinal),
            };
        }
        catch (Exception)
        {
            // A method made at run time may refuse to say anything about itself.
            return Nameless;
        }
    }

    /// <summary>Whether it only called a finally block of its own, which stands on the stack before it.</summary>
    public bool OnlyCalls(FrameMethod? inner) =>
        inner is { IsFinally: true } && inner.Machine == Machine;

    /// <summary>Returns the position of a part of the method; null when nobody asked for it before.</summary>
    public FramePosition? PositionOf(int part)
    {
        lock (_positions)
        {
            return _positions.TryGetValue(part, out var known) ? known : null;
        }
    }

    /// <summary>Returns the position that a frame knows, and keeps it.</summary>
    public FramePosition Keep(int part, StackFrame frame)
    {
        var path = frame.GetFileName();
        var position =
            path is null && frame.GetFileLineNumber() == 0
                ? FramePosition.Unknown
                : new FramePosition(path, frame.GetFileLineNumber(), frame.GetFileColumnNumber());
        lock (_positions)
        {
            if (_positions.Count < MostPositions)
            {
                _positions[part] = position;
            }
        }

        return position;
    }

    private static bool IsHiddenFromStacks(MethodBase method) =>
        Hidden is not null
        && (
            method.IsDefined(Hidden, inherit: false)
            || method.DeclaringType?.IsDefined(Hidden, inherit: false) == true
        );
}
