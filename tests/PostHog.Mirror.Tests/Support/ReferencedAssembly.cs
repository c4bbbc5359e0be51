using System.Reflection;
using Microsoft.CodeAnalysis;

namespace PostHog.Mirror.Tests.Support;

/// <summary>What a library that nobody translates declares: tasks stay tasks there.</summary>
internal static class ReferencedAssembly
{
    private const string Source = """
        namespace Referenced;

        public delegate Task RequestDelegate(List<string> context);

        public delegate ValueTask<int> Loader(int key);

        public class Client
        {
            public Loader Load = async key => { await Task.Delay(1); return key + 1; };

            public Task<int> ReadyTask => Task.FromResult(3);

            public event RequestDelegate? Sent;

            public Task<int> Fetch(int key) => Task.FromResult(key);

            public Task<int> SaveAsync(string text, CancellationToken cancellationToken = default) => Task.FromResult(1);

            public int Save(string text, params object[] more) => 100 + more.Length;

            public async Task SendAsync(List<string> log)
            {
                if (Sent != null)
                {
                    await Sent(log);
                }
            }

            public void Send(List<string> log)
            {
                Sent?.Invoke(log).Wait();
            }
        }

        public interface IHandler
        {
            Task<int> Handle(string text);
        }

        public interface IStore
        {
            Task<int> LoadAsync(string key);

            int Load(string key);
        }

        public class Base : IDisposable
        {
            public List<string> Log { get; } = [];

            public void Dispose() => Log.Add("base");

            public void Add(int item) => Log.Add("add" + item);
        }

        /// <summary>Reads one byte once it is released; only the asynchronous form ends when its token is cancelled.</summary>
        public sealed class WaitingStream : MemoryStream
        {
            private readonly TaskCompletionSource<int> _read = new(TaskCreationOptions.RunContinuationsAsynchronously);

            public ManualResetEventSlim Started { get; } = new();

            public void Release() => _read.TrySetResult(1);

            public override int Read(Span<byte> buffer)
            {
                Started.Set();
                return _read.Task.GetAwaiter().GetResult();
            }

            public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            {
                using var cancelled = cancellationToken.Register(() => _read.TrySetCanceled(cancellationToken));
                Started.Set();
                return await _read.Task;
            }
        }

        public static class Ambient
        {
            private static readonly AsyncLocal<int> Value = new();

            public static int Now => Value.Value;

            public static void Set(int value) => Value.Value = value;
        }

        /// <summary>Is at work until it is told to stop.</summary>
        public sealed class WaitingCommand : System.Data.Common.DbCommand
        {
            private readonly ManualResetEventSlim _stopped = new();

            public ManualResetEventSlim Started { get; } = new();

            public override void Cancel() => _stopped.Set();

            public override int ExecuteNonQuery() { Started.Set(); _stopped.Wait(); throw new InvalidOperationException("stopped"); }

            public override object? ExecuteScalar() => null;

            public override void Prepare() { }

            public override string CommandText { get; set; } = "";

            public override int CommandTimeout { get; set; }

            public override System.Data.CommandType CommandType { get; set; }

            public override bool DesignTimeVisible { get; set; }

            public override System.Data.UpdateRowSource UpdatedRowSource { get; set; }

            protected override System.Data.Common.DbConnection? DbConnection { get; set; }

            protected override System.Data.Common.DbParameterCollection DbParameterCollection => null!;

            protected override System.Data.Common.DbTransaction? DbTransaction { get; set; }

            protected override System.Data.Common.DbParameter CreateDbParameter() => null!;

            protected override System.Data.Common.DbDataReader ExecuteDbDataReader(System.Data.CommandBehavior behavior) => null!;
        }

        public static class Handlers
        {
            public static RequestDelegate Slow = async log => { await Task.Delay(5); log.Add("next done"); };

            public static Func<List<string>, Task> Plain = async log => { await Task.Delay(5); log.Add("plain done"); };
        }
        """;

    private static readonly byte[] Image = Emit();

    public static MetadataReference Reference { get; } = MetadataReference.CreateFromImage(Image);

    public static Assembly Loaded { get; } = Assembly.Load(Image);

    private static byte[] Emit()
    {
        using var image = new MemoryStream();
        var result = Compiled
            .Of(Mirrored.AsyncOptions, ("Referenced.cs", Source))
            .WithAssemblyName("Referenced")
            .Emit(image);
        Assert.That(result.Success, string.Join('\n', result.Diagnostics));
        return image.ToArray();
    }
}
