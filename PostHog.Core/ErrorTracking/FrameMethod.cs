using System.Diagnostics;
using System.Reflection;

namespace PostHog.ErrorTracking;

/// <summary>
/// The description of a method on a stack, determined once: its name, whether it is the application's, and the source
/// positions of its parts. Thread-safe.
/// </summary>
internal sealed class FrameMethod
{
    // A method has fewer places that throw; this limits unknown code that has more.
    private const int MaxPositions = 128;

    private const string Unknown = "<unknown>";
    private const string StateMachines = "System.Runtime.CompilerServices.";

    // The attribute is newer than netstandard2.0, and older than any runtime that respects it.
    private static readonly Type? Hidden = Type.GetType(
        "System.Diagnostics.StackTraceHiddenAttribute"
    );

    /// <summary>A method that the runtime cannot name. It stands for many, so their positions are not cached.</summary>
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

    /// <summary>
    /// Whether the runtime leaves it out of stack traces too, such as the code that rethrows the exception of a task.
    /// </summary>
    public bool IsHidden { get; }

    public bool IsInApp { get; }

    /// <summary>The async method or iterator whose body it is part of; null if there is none.</summary>
    public string? Machine { get; private init; }

    /// <summary>Whether it is a finally block of that body.</summary>
    public bool IsFinally { get; private init; }

    /// <summary>Whether it is between a call of the library and the library's inner parts.</summary>
    public bool IsLibraryFrame { get; private init; }

    /// <summary>Returns the description of a method.</summary>
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
                IsLibraryFrame =
                    assembly is "PostHog.Core" or "PostHog.Async" or "PostHog.Blocking"
                    || module.StartsWith(StateMachines, StringComparison.Ordinal),
            };
        }
        catch (Exception)
        {
            // A method created at run time may not describe itself.
            return Nameless;
        }
    }

    /// <summary>Whether it only called a finally block of its own, which precedes it on the stack.</summary>
    public bool IsDuplicateOf(FrameMethod? inner) =>
        inner is { IsFinally: true } && inner.Machine == Machine;

    /// <summary>Returns the position of a part of the method; null if it was not read before.</summary>
    public FramePosition? PositionOf(int part)
    {
        lock (_positions)
        {
            return _positions.TryGetValue(part, out var known) ? known : null;
        }
    }

    /// <summary>Returns the position that a frame has, and caches it.</summary>
    public FramePosition Keep(int part, StackFrame frame)
    {
        var path = frame.GetFileName();
        var position =
            path is null && frame.GetFileLineNumber() == 0
                ? FramePosition.Unknown
                : new FramePosition(path, frame.GetFileLineNumber(), frame.GetFileColumnNumber());
        lock (_positions)
        {
            if (this != Nameless && _positions.Count < MaxPositions)
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
