namespace PostHog.ErrorTracking;

/// <summary>
/// Returns the name of a method in the source. The compiler moves the bodies of async methods, iterators, lambdas and
/// local functions into generated types and methods.
/// </summary>
/// <remarks>
/// Fact: no specification has these names; those of C# are of the form <c>&lt;name&gt;kind__suffix</c>, where the name
/// may be of that form again, and a name of another form is left as it is.
/// </remarks>
internal static class ReadableMethod
{
    // No compiler creates longer names; a longer one would be parsed too deeply.
    private const int MaxNameLength = 1024;

    private const string VisualBasicMachine = "VB$StateMachine_";

    /// <summary>Returns the names of a method in the source.</summary>
    /// <param name="type">The full name of its type, with nested types after a plus sign.</param>
    /// <param name="method">Its own name.</param>
    public static (string Module, string Function) Of(string type, string method)
    {
        var parts = WithoutArguments(type).Split('+');
        var body = IsBody(method) ? MachineOf(parts[parts.Length - 1]) : null;
        var module = string.Join(".", parts.Where(IsWritten).Select(TypeName));
        return (module, body is null ? Function(method) : Function(body.Replace('-', '.')));
    }

    /// <summary>Whether a type is the body of an async method or iterator.</summary>
    public static bool IsMachine(string type) =>
        MachineOf(WithoutArguments(type).Split('+').Last()) is not null;

    /// <summary>
    /// Whether a method of one of these types contains code of the source; the others only connect it to its caller.
    /// </summary>
    public static bool IsBody(string method) =>
        method is "MoveNext" or "System.IDisposable.Dispose" or "Dispose" || IsFinally(method);

    /// <summary>Whether a method of one of these types is a finally block, which the rest of the body calls.</summary>
    public static bool IsFinally(string method) =>
        method.StartsWith("<>m__Finally", StringComparison.Ordinal);

    /// <summary>Returns the name of a type without what the compiler added.</summary>
    public static string TypeName(string name)
    {
        var arity = name.IndexOf('`');
        var plain = arity < 0 ? name : name.Substring(0, arity);
        var end = IsFileLocal(plain) ? plain.IndexOf("__", StringComparison.Ordinal) : -1;
        return end < 0 ? plain : plain.Substring(end + 2);
    }

    private static string WithoutArguments(string type)
    {
        // A bracket after a backslash is part of the name.
        var arguments = type.IndexOf('[');
        while (arguments > 0 && type[arguments - 1] == '\\')
        {
            arguments = type.IndexOf('[', arguments + 1);
        }

        return arguments < 0 ? type : type.Substring(0, arguments);
    }

    // The name of a file-local type is <file>F, its hash, two underscores and its own name.
    private static bool IsFileLocal(string name) =>
        name.Length > 0
        && name[0] == '<'
        && After(name) is { } rest
        && rest.StartsWith("F", StringComparison.Ordinal);

    private static bool IsWritten(string type) =>
        (
            type.Length > 0
            && type[0] != '<'
            && !type.StartsWith(VisualBasicMachine, StringComparison.Ordinal)
            && !type.StartsWith("_Closure$", StringComparison.Ordinal)
        ) || IsFileLocal(type);

    /// <summary>Returns the name of the method whose body a type is; null if the type is not a method body.</summary>
    private static string? MachineOf(string type)
    {
        if (type.StartsWith(VisualBasicMachine, StringComparison.Ordinal))
        {
            var end = type.IndexOf('_', VisualBasicMachine.Length);
            return end < 0 ? null : TypeName(type.Substring(end + 1));
        }

        return After(type) is { } kind && kind.StartsWith("d", StringComparison.Ordinal)
            ? Between(type)
            : null;
    }

    private static string Function(string name)
    {
        if (
            name.Length > MaxNameLength
            || After(name) is not { } kind
            || Between(name) is not { Length: > 0 } outer
        )
        {
            return WithoutNamespace(name);
        }

        if (kind.StartsWith("b__", StringComparison.Ordinal))
        {
            return Function(outer) + " (lambda)";
        }

        if (!kind.StartsWith("g__", StringComparison.Ordinal))
        {
            return Function(outer);
        }

        var end = kind.IndexOf('|');
        return $"{Function(outer)}.{(end < 0 ? kind.Substring(3) : kind.Substring(3, end - 3))}";
    }

    // An explicit implementation of an interface member has the full name of the interface in its name.
    private static string WithoutNamespace(string name)
    {
        var parts = WithoutTypeArguments(name).Split('.');
        return parts.Length > 1 && parts.All(IsIdentifier)
            ? parts[parts.Length - 2] + "." + parts[parts.Length - 1]
            : name;
    }

    private static string WithoutTypeArguments(string name)
    {
        var depth = 0;
        return name.Length > MaxNameLength
            ? name
            : string.Concat(
                name.Where(letter =>
                {
                    depth += letter == '<' ? 1 : 0;
                    var isOutside = depth == 0;
                    depth -= letter == '>' ? 1 : 0;
                    return isOutside;
                })
            );
    }

    private static bool IsIdentifier(string part) =>
        part.Length > 0
        && (char.IsLetter(part[0]) || part[0] == '_')
        && part.All(letter => char.IsLetterOrDigit(letter) || letter == '_');

    private static string? Between(string name) =>
        EndOfBrackets(name) is var end && end > 0 ? name.Substring(1, end - 1) : null;

    private static string? After(string name) =>
        EndOfBrackets(name) is var end && end > 0 ? name.Substring(end + 1) : null;

    private static int EndOfBrackets(string name)
    {
        if (name.Length == 0 || name[0] != '<')
        {
            return -1;
        }

        var depth = 0;
        for (var index = 0; index < name.Length; index++)
        {
            depth += name[index] switch
            {
                '<' => 1,
                '>' => -1,
                _ => 0,
            };
            if (depth == 0)
            {
                return index;
            }
        }

        return -1;
    }
}
