using System.Collections;
using System.Reflection;
using System.Reflection.Emit;

namespace PostHog.Core.Tests.ErrorTracking;

internal sealed partial class HostileExceptionTests
{
    public static IEnumerable<TestCaseData> Exceptions()
    {
        yield return Case("a message that throws", () => new Throws());
        yield return Case("a message that throws, thrown", () => Exceptional.Thrown(new Throws()));
        yield return Case("a message that is null", () => new Nulls());
        yield return Case("an equality that throws", () => new IOException("a", new EqualsThrow()));
        yield return Case("a blank stack", () => new Stack("  \n "));
        yield return Case(
            "a stack of nonsense",
            () => new Stack("((((\n)))) (\n:line -1\nat\n at (\n")
        );
        yield return Case(
            "a stack of a million lines",
            () =>
                new Stack(
                    string.Concat(Enumerable.Repeat(" at A.B() in /a.cs:line 3\n", 1_000_000))
                )
        );
        yield return Case("an endless line", () => new Stack(new string('a', 4_000_000) + "("));
        yield return Case(
            "a megabyte of message",
            () => new IOException(new string('\u0001', 1 << 20))
        );
    }

    public static IEnumerable<TestCaseData> Shapes()
    {
        yield return Case(
            "megabytes all the way down",
            () =>
                new AggregateException(
                    Enumerable
                        .Range(0, 100)
                        .Select(_ => new IOException(new string('\u0001', 1 << 18)))
                )
        );
        yield return Case("lone surrogates", () => new IOException("\ud800\udfff\udc00"));
        yield return Case("ten thousand causes", () => Deep(10_000));
        yield return Case("ten thousand aggregates", DeepAggregate);
        yield return Case("an aggregate of nothing", () => new AggregateException());
        yield return Case(
            "an aggregate whose member throws",
            () => new AggregateException(new Throws())
        );
        yield return Case(
            "an aggregate of a hundred thousand",
            () =>
                new AggregateException(Enumerable.Range(0, 100_000).Select(_ => new IOException()))
        );
        yield return Case("a cycle of one", () => SetCause(new IOException("self"), null));
        yield return Case("an aggregate that holds itself", AggregateCycle);
        yield return Case(
            "a loader without exceptions",
            () => new ReflectionTypeLoadException(null, null)
        );
        yield return Case("a dynamic method", () => Caught(Dynamic));
        yield return Case(
            "a long dynamic method",
            () => Caught(() => Emit(new string('n', 100_000)))
        );
        yield return Case("a deep recursion", () => Caught(() => Recurse(20_000)));
        yield return Case("a long type", () => new Generic<Generic<Generic<Generic<string>>>>());
    }

    public static IEnumerable<TestCaseData> Objects()
    {
        yield return Case("an anonymous object", () => new { code = 7, text = "x" });
        yield return Case("a text that throws", () => new TextThrows());
        yield return Case("members that throw", () => new MembersThrow());
        yield return Case("a cyclic object", CyclicObject);
        yield return Case("a dictionary that never ends", () => new Endless());
        yield return Case("a number that JSON cannot hold", () => double.NaN);
        yield return Case("a blank text", () => "");
        yield return Case("an exception type", () => typeof(IOException));
        yield return Case("a delegate", () => new Action(() => { }));
        yield return Case("an array", () => new object?[] { null, 1, "x" });
    }

    private static TestCaseData Case(string name, Func<object> make) =>
        new TestCaseData(name, make).SetName(
            $"Makes_one_event_of_{name.Replace(' ', '_').Replace(",", "")}"
        );

    private static Exception Deep(int depth)
    {
        var error = new IOException("0");
        for (var number = 1; number < depth; number++)
        {
            error = new IOException($"{number}", error);
        }

        return error;
    }

    private static AggregateException DeepAggregate()
    {
        var error = new AggregateException(new IOException());
        for (var number = 1; number < 10_000; number++)
        {
            error = new AggregateException(error);
        }

        return error;
    }

    private static AggregateException AggregateCycle()
    {
        var error = new AggregateException(new IOException());
        var field = typeof(AggregateException).GetField(
            "_innerExceptions",
            BindingFlags.Instance | BindingFlags.NonPublic
        )!;
        ((Exception[])field.GetValue(error)!)[0] = error;
        return error;
    }

    private static Exception SetCause(Exception error, Exception? cause)
    {
        typeof(Exception)
            .GetField("_innerException", BindingFlags.Instance | BindingFlags.NonPublic)!
            .SetValue(error, cause ?? error);
        return error;
    }

    private static Exception Caught(Action action) => Assert.Catch(() => action())!;

    private static void Dynamic() => Emit("Emitted");

    private static void Emit(string name)
    {
        var method = new DynamicMethod(name, typeof(void), []);
        WriteThrow(method.GetILGenerator());
        method.CreateDelegate<Action>()();
    }

    private static MethodInfo Collectible()
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(
            new("Collectible"),
            AssemblyBuilderAccess.RunAndCollect
        );
        var type = assembly
            .DefineDynamicModule("Collectible")
            .DefineType("Failing", TypeAttributes.Public);
        var method = type.DefineMethod("Fail", MethodAttributes.Public | MethodAttributes.Static);
        WriteThrow(method.GetILGenerator());
        return type.CreateType().GetMethod("Fail")!;
    }

    private static void WriteThrow(ILGenerator code)
    {
        code.Emit(OpCodes.Newobj, typeof(IOException).GetConstructor([])!);
        code.Emit(OpCodes.Throw);
    }

    private static int Recurse(int depth) =>
        depth == 0 ? throw new IOException() : Recurse(depth - 1) + 1;

    private static Dictionary<string, object?> CyclicObject()
    {
        var self = new Dictionary<string, object?>();
        self["self"] = self;
        return self;
    }

    private sealed class Throws : Exception
    {
        public override string Message => throw new NotSupportedException();

        public override string StackTrace => throw new NotSupportedException();

        public override IDictionary Data => throw new NotSupportedException();

        public override string ToString() => throw new NotSupportedException();
    }

    private sealed class Nulls : Exception
    {
        public override string Message => null!;

        public override string? StackTrace => null;
    }

    private sealed class EqualsThrow : Exception
    {
        public override bool Equals(object? obj) => throw new NotSupportedException();

        public override int GetHashCode() => throw new NotSupportedException();
    }

    private sealed class Stack(string text) : Exception
    {
        public override string StackTrace => text;
    }

    private sealed class Generic<T> : Exception
    {
        public override string Message => typeof(T).ToString();
    }

    private sealed class TextThrows
    {
        public override string ToString() => throw new NotSupportedException();
    }

    private sealed class MembersThrow
    {
        public string Message => throw new NotSupportedException();

        public string StackTrace => throw new NotSupportedException();
    }

    private sealed class Endless : IEnumerable<KeyValuePair<string, object?>>
    {
        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
        {
            while (true)
            {
                yield return new("more", "and more");
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
