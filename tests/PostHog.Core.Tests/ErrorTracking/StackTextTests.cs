using PostHog.ErrorTracking;

namespace PostHog.Core.Tests.ErrorTracking;

internal sealed class StackTextTests
{
    [TestCase(
        "   at Shop.Cart.Pay(Decimal sum) in /src/Cart.cs:line 42",
        "Shop.Cart",
        "Pay",
        "Cart.cs",
        42
    )]
    [TestCase(
        "   bei Shop.Cart.Pay(Decimal sum) in C:\\src\\Cart.cs:Zeile 42.",
        "Shop.Cart",
        "Pay",
        "Cart.cs",
        42
    )]
    [TestCase("at Shop.Cart..ctor()", "Shop.Cart", ".ctor", null, 0)]
    [TestCase("at Shop.Cart.<PayAsync>d__5.MoveNext()", "Shop.Cart", "PayAsync", null, 0)]
    [TestCase("at Shop.Cart+<PayAsync>d__5.MoveNext()", "Shop.Cart", "PayAsync", null, 0)]
    [TestCase("at Shop.Cart.<>c.<Pay>b__0_0()", "Shop.Cart", "Pay (lambda)", null, 0)]
    [TestCase("at Shop.List`1.Add[T](T item)", "Shop.List", "Add", null, 0)]
    [TestCase("at Emitted(Object )", "", "Emitted", null, 0)]
    [TestCase("TypeError: x is not a function", "", "TypeError: x is not a function", null, 0)]
    [TestCase("at Shop.Cart.Pay() in /src/Cart.cs", "Shop.Cart", "Pay", null, 0)]
    [TestCase("at pay (/home/ada/cart.js:42:7)", "", "pay", null, 0)]
    [TestCase("at async pay (/home/ada/cart.js:42:7)", "", "async pay", null, 0)]
    [TestCase("at /home/ada/my shop/cart.js:42:7", "", "at cart.js:42:7", null, 0)]
    [TestCase("at /home/ada/cart.js (native)", "cart", "js", null, 0)]
    [TestCase(
        "File \"/home/ada/app.py\", line 3, in pay",
        "",
        "File \"app.py\", line 3, in pay",
        null,
        0
    )]
    [TestCase("File \"C:\\Users\\ada\\app.py\", line 3", "", "File \"app.py\", line 3", null, 0)]
    [TestCase("pay@file:///home/ada/cart.js:1:2", "", "pay@cart.js:1:2", null, 0)]
    [TestCase("/home/ada/", "", "", null, 0)]
    [TestCase("at shop!<BaseAddress>+0x1159607", "", "shop!<BaseAddress>+0x1159607", null, 0)]
    public void Reads_a_line(string line, string module, string function, string? file, int number)
    {
        var read = StackText.Read(line, most: 5).Single();

        Assert.That((read.Module, read.Function), Is.EqualTo((module, function)));
        Assert.That(read.Position.FileName, Is.EqualTo(file));
        Assert.That(read.Position.Line, Is.EqualTo(number));
    }

    [TestCase("at Shop.Cart.<Shop-IFoo-PayAsync>d__5.MoveNext()", "IFoo.PayAsync")]
    [TestCase("at Shop.Cart.<Items>d__5.System.IDisposable.Dispose()", "Items")]
    [TestCase("at Shop.Cart.<Items>d__5.<>m__Finally1()", "Items")]
    [TestCase(
        "at Shop.Cart.<Items>d__5.System.Threading.Tasks.Sources.IValueTaskSource<System.Boolean>.GetResult(Int16 token)",
        null
    )]
    public void Converts_compiler_generated_names_to_source_names(string line, string? function)
    {
        var read = StackText.Read(line, most: 5).ToList();

        Assert.That(
            read.Select(frame => frame.Function),
            Is.EqualTo(function is null ? Array.Empty<string>() : [function])
        );
        Assert.That(read.Select(frame => frame.Module), Is.All.EqualTo("Shop.Cart"));
    }

    [Test]
    public void Skips_blank_lines_and_separators() =>
        Assert.That(
            StackText
                .Read("a\n\n--- End of stack trace from previous location ---\nb\n", 5)
                .Count(),
            Is.EqualTo(2)
        );

    [Test]
    public void Reads_no_more_lines_than_requested() =>
        Assert.That(StackText.Read("a\nb\nc", 2).Count(), Is.EqualTo(2));
}
