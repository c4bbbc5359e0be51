using System.Text;

namespace PostHog.Mirror.Tests.Laws;

/// <summary>Writes valid async methods at random, by a grammar of what the translator promises to express.</summary>
internal sealed class CodeWriter(Random random)
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public string File()
    {
        _text.Append("namespace PostHog.Async.Made;\n\npublic sealed class Made(Api api)\n{\n");
        for (var i = 0; i < 4; i++)
        {
            Method(i);
        }

        return _text.Append("}\n").ToString();
    }

    private void Method(int number)
    {
        var type = Pick("Task", "ValueTask", "System.Threading.Tasks.Task");
        if (random.Next(4) == 0)
        {
            Line($"public {type} M{number}Async(CancellationToken token)");
            Block(() =>
            {
                Line($"if (api.Is) return {Call(0)};");
                Line($"return {Pick(Call(1), "(" + Call(1) + ")")};");
            });
        }
        else if (random.Next(2) == 0)
        {
            Line($"public async {type} M{number}Async(CancellationToken token)");
            Block(Statements);
        }
        else
        {
            Line($"public async {type}<int> M{number}Async(CancellationToken token)");
            Block(() =>
            {
                Statements();
                Line($"return {Value(2)};");
            });
        }
    }

    private void Statements()
    {
        for (var i = random.Next(1, 5); i > 0; i--)
        {
            Statement();
        }
    }

    private void Statement()
    {
        _depth++;
        if (_depth < 5 && random.Next(2) == 0)
        {
            Line(Compound());
            Block(Statements);
        }
        else
        {
            Line(Simple());
        }

        _depth--;
    }

    private string Simple() =>
        Pick(
            $"await {Call(2)}{Pick("", ".ConfigureAwait(false)")};",
            $"await ({Call(1)});",
            $"{Pick("var v", "int v", "_")} = {Value(2)};",
            $"Func<int, Task<int>> f = async x => {Value(2)};",
            $"async Task<int> LocalAsync(int x) => {Value(2)};",
            "await Task.CompletedTask;",
            "await Task.Yield();"
        );

    private string Compound() =>
        Pick(
            $"if (!({Value(1)}).Equals({Value(1)}))",
            $"await foreach (var item in api.ItemsAsync({Value(1)}).WithCancellation(token))",
            $"await using (var made = {Value(1)})",
            "while (await api.IsUpAsync(token))",
            "async Task InnerAsync(string text)"
        );

    private string Value(int depth) =>
        depth == 0
            ? Pick("1", "api.Count", "token.GetHashCode()")
            : random.Next(7) switch
            {
                0 => $"await {Call(depth - 1)}",
                1 => $"(await {Call(depth - 1)}.ConfigureAwait(false))",
                2 => $"api.Use({Value(depth - 1)}, {Value(depth - 1)})",
                3 => $"(api.Is ? {Value(depth - 1)} : {Value(depth - 1)})",
                4 => $"$\"{{{Pick(Value(0), "await api.RunAsync(token)")}}} await\".Length",
                5 => $"await (api.Is ? {Call(depth - 1)} : {Call(depth - 1)})",
                _ => $"await Task.FromResult({Value(depth - 1)})",
            };

    private string Call(int depth) =>
        depth == 0
            ? $"api.RunAsync({Pick("", "token", "1, token")})"
            : random.Next(4) switch
            {
                0 => $"api.RunAsync({Value(depth - 1)}, token)",
                1 => $"(await {Call(depth - 1)}).NextAsync<int>(token)",
                2 => $"api\n            .RunAsync(async x => {Value(depth - 1)})",
                _ => $"MapAsync(async x => {Value(depth - 1)}, {Value(depth - 1)})",
            };

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];

    private void Block(Action inner)
    {
        Line("{");
        inner();
        Line("}");
    }

    private void Line(string line) => _text.Append("        ").Append(line).Append('\n');
}
