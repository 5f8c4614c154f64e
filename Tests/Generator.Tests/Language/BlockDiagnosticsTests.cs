using Microsoft.CodeAnalysis;
using Unroll.Generator.Tests.Compiling;

namespace Unroll.Generator.Tests.Language;

/// <summary>
/// Blocks that are wrong, each with its squiggle where it is used and the place inside; <see cref="Markup"/> tells how they are marked.
/// </summary>
public class BlockDiagnosticsTests
{
    private const string Head = "using Unroll;\n";

    private const string Image = "[Input(8, 8, 4)] Layer image; ";

    // One convolution with a kernel of A x A and B filters.
    private const string Plain =
        "[Block] class Plain { const int Side = Arg.A, Filters = Arg.B; [Conv(Side, Side, Filters), Relu] Layer value; } ";

    [Theory]
    [InlineData("[{|UNR0219:Block<Plain>|}] Layer b;")]
    [InlineData("[{|UNR0219:Block<Plain>|}(3)] Layer b;")]
    [InlineData("[Block<Plain>(3, 4, {|UNR0219:5|}, 6)] Layer b;")]
    [InlineData("[Block<Plain>(new[] { 3, 4, {|UNR0219:5|} })] Layer b;")]
    [InlineData("[Block<Plain>(3, 4), {|UNR0219:Block<Plain>|}(3), Relu] Layer b;")]
    [InlineData("[Block<Plain>(3, {|UNR0215:Arg.B|})] Layer b;")]
    [InlineData("[{|UNR0216:Block<Other>|}(3)] Layer b;")]
    [InlineData("[{|UNR0216:Block<Net>|}] Layer b;")]
    [InlineData("[{|UNR0216:Block<string>|}] Layer b;")]
    [InlineData("[{|UNR0216:Block<Layer[]>|}] Layer b;")]
    [InlineData("[{|UNR0216:Block<System.ICloneable>|}(1), Relu] Layer b; [GlobalAvgPool, Dense(3)] Layer c;")]
    [InlineData("[Block<Plain>(3, 4, From = {|UNR0206:nameof(Net)|})] Layer b;")]
    [InlineData("[Relu, Block<Plain>(3, 4, From = {|UNR0209:nameof(image)|})] Layer b;")]
    [InlineData("[Conv(3, 3, 4, From = {|UNR0206:Block.Input|})] Layer b;")]
    [InlineData("[Conv(3, 3, {|UNR0215:Arg.A|})] Layer b; [Conv(3, 3, 4)] Layer c;")]
    [InlineData("[Dropout({|UNR0215:Arg.A|})] Layer b; [Conv(3, 3, 4)] Layer c;")]
    [InlineData("[Conv(3, 3, {|UNR0214:Arg.H / 1024|})] Layer b;")]
    [InlineData("[Conv(3, 3, {|UNR0214:Arg.A - Arg.B|}), Relu] Layer b;")]
    public Task The_use_that_is_wrong_is_marked(string stages) => Markup.Verify(
        Head + Plain + "class Other { } [Network] partial class Net { " + Image + stages + " }");

    [Theory]
    [InlineData("[{|UNR0202:Block<Plain>|}(3, 4)] Layer b; [Input(8, 8, 4)] Layer x; [Relu] Layer c;")]
    [InlineData("[Input(8)] Layer x; [{|UNR0103:Block<Plain>|}(3, 4)] Layer b;", "{|UNR0103+:Conv|}")]
    [InlineData("[Input(8, 8, 4)] Layer x; [Block<Plain>({|UNR0101:9|}, 4)] Layer b;", "Conv", "{|UNR0101+:Side|}, Side")]
    [InlineData("[Input(9, 8, 4)] Layer x; [Block<Plain>({|UNR0101:9|}, 4)] Layer b;", "Conv", "Side, {|UNR0101+:Side|}")]
    [InlineData("[Input(8, 8, 4)] Layer x; [Block<Plain>(3, {|UNR0102:0|})] Layer b;", "Conv", "Side, Side", "{|UNR0102+:Filters|}")]
    // One number, however often the block names it.
    [InlineData("[Input(8, 8, 4)] Layer x; [Block<Plain>({|UNR0102:-1|}, 4)] Layer b;", "Conv", "{|UNR0102+:Side|}, Side")]
    // Each use for itself: what is right is not marked.
    [InlineData("[Input(8, 8, 4)] Layer x; [Block<Plain>(3, 4)] Layer b; [Block<Plain>({|UNR0101:7|}, 4)] Layer c; "
        + "[Block<Plain>(3, 5)] Layer d;",
        "Conv", "{|UNR0101+:Side|}, Side")]
    [InlineData("[Input(8, 8, 4)] Layer x; [Block<Plain>({|UNR0101:9|}, 4)] Layer b; "
        + "[Block<Plain>({|UNR0101:10|}, 4, From = nameof(x))] Layer c;",
        "Conv", "{|UNR0101+,UNR0101+:Side|}, Side")]
    public Task What_is_wrong_inside_is_marked_at_each_use_with_the_place_inside(
        string stages, string conv = "Conv", string sides = "Side, Side", string filters = "Filters") =>
        Markup.Verify(Head + Plain.Replace("[Conv(Side, Side, Filters)", $"[{conv}({sides}, {filters})")
            + "[Network] partial class Net { " + stages + " }");

    [Theory]
    [InlineData("[Conv(3, 3, Filters), Add({|UNR0104+:Block.Input|})] Layer value;", "UNR0104:Block<B>", "64")]
    [InlineData("[Conv(3, 3, Filters), Residual({|UNR0222+:Block.Input|})] Layer value;", "UNR0222:Block<B>", "64")]
    [InlineData("[Conv(3, 3, 6, Groups = {|UNR0110+:Filters|})] Layer value;", "Block<B>", "{|UNR0110:3|}")]
    [InlineData("[Dropout({|UNR0401+:Filters|}), Conv(3, 3, 6)] Layer value;", "Block<B>", "{|UNR0401:3|}")]
    [InlineData("[LeakyRelu({|UNR0402+:Filters|}), Conv(3, 3, 6)] Layer value;", "Block<B>", "{|UNR0402:-3|}")]
    [InlineData("[Conv(3, 3, {|UNR0102+:Filters|}), Relu, Conv(1, 1, Filters)] Layer value; [Conv(3, 3, Filters)] Layer last;",
        "Block<B>", "{|UNR0102:0|}")]
    [InlineData("[Flatten, Dense(Filters), Softmax, {|UNR0302+:SoftmaxCrossEntropy|}] Layer value;", "UNR0302:Block<B>", "64")]
    [InlineData("[Flatten, Dense(Filters), Hinge(AuxiliaryTo = {|UNR0306+:\"scores\"|})] Layer value;", "UNR0306:Block<B>", "64")]
    public Task What_is_wrong_inside_is_marked_there_too(string inside, string use, string number) => Markup.Verify(
        Head + "[Network] partial class Net { " + Image + $"[{(use.Contains(':') ? $"{{|{use}|}}" : use)}({number})] Layer b; }}",
        Head + "[Block] class B { const int Filters = Arg.A; " + inside + " }");

    [Theory]
    [InlineData("[Conv(3, 3, {|UNR0214:Filters / 4|})] Layer value;")]
    [InlineData("[Conv(3, 3, {|UNR0214:Filters + 1|}), Relu] Layer value; [Relu] Layer last;")]
    [InlineData("[Conv(3, 3, Filters, Stride = {|UNR0102:0|})] Layer value;")]
    [InlineData("Layer {|UNR0205:value|}; [Conv(3, 3, Filters)] Layer last;")]
    [InlineData("[Conv(3, 3, Filters, From = {|UNR0206:\"valeu\"|})] Layer value;")]
    [InlineData("[Conv(3, 3, Filters, From = {|UNR0206:\"image\"|})] Layer value;")]
    [InlineData("[Conv(3, 3, Filters, From = {|UNR0207:nameof(last)|})] Layer value; "
        + "[Conv(3, 3, Filters, From = Block.Input)] Layer last; [Add(nameof(last))] Layer sum;")]
    [InlineData("[Conv(3, 3, Filters, From = {|UNR0208:nameof(last)|})] Layer value; [Conv(3, 3, Filters)] Layer last;")]
    [InlineData("[Conv(3, 3, Filters)] Layer {|UNR0220:value|}; [Conv(3, 3, Filters, From = Block.Input)] Layer last;")]
    [InlineData("[{|UNR0223:Input|}(3)] Layer own; [Conv(3, 3, Filters, From = Block.Input)] Layer value;")]
    [InlineData("[Conv(3, 3, 4), BatchNorm(Momentum = {|UNR0402:2|}), Residual(Block.Input), LocalResponseNorm(Filters)] Layer value;")]
    [InlineData("[Relu, {|UNR0212:L2|}(0.1f)] Layer value; [Conv(3, 3, Filters)] Layer last;")]
    [InlineData("[Conv(3, 3, 4), LeakyRelu({|UNR0402:-1|})] Layer value; [Conv(3, 3, Filters, Groups = {|UNR0102:0|})] Layer last;")]
    public Task What_is_wrong_wherever_the_block_is_used_is_marked_there_once(string inside) => Markup.Verify(
        Head + "[Network] partial class Net { " + Image + "[Block<B>(64)] Layer b; [Block<Outer>, Block<Outer>] Layer c; }",
        Head + "[Block] class B { const int Filters = Arg.A; " + inside + " } [Block] class Outer { [Block<B>(64)] Layer inner; }",
        Head + "[Network] partial class Other { " + Image + "[Conv(1, 1, 4, From = {|UNR0206:\"none\"|})] Layer own; "
        + "[Block<B>(64)] Layer b; }");

    [Fact]
    public Task A_block_without_stages_is_marked_used_or_not() => Markup.Verify(
        Head + "[Block] class {|UNR0218:Nothing|} { } [Block] class {|UNR0218:Unused|} { } [Network] partial class Net { "
        + Image + "[Block<Nothing>] Layer b; [Conv(3, 3, 4)] Layer c; }");

    [Fact]
    public Task What_is_wrong_alike_at_several_uses_is_marked_in_the_block() => Markup.Verify(
        Head + "[Block] class B { [Conv(3, 3, 4)] Layer a; [Conv(1, 1, 4, From = Block.Input)] Layer b; "
        + "[Concat(nameof(a), {|UNR0105:nameof(b)|})] Layer c; } [Network] partial class Net { " + Image
        + "[{|UNR0105+:Block<B>|}] Layer b; [Block<B>(From = nameof(image))] Layer c; }");

    [Fact]
    public Task Nested_blocks_name_every_place_on_the_way() => Markup.Verify(Head + """
        [Block] class Inner { const int Side = Arg.B; [Conv({|UNR0101+:Side|}, Side, Arg.A)] Layer value; }
        [Block] class Middle { [Block<Inner>(4, {|UNR0101+:Arg.C|})] Layer inner; [Relu] Layer active; }
        [Block] class Outer { [Block<Middle>(1, 2, {|UNR0101+:Arg.A|})] Layer middle; [Block<Middle>(1, 2, 3)] Layer last; }
        [Network] partial class Net { [Input(8, 8, 4)] Layer image; [Block<Outer>(3)] Layer b; [Block<Outer>({|UNR0101:5|})] Layer c; }
        """);

    [Fact]
    public async Task The_places_on_the_way_come_from_the_outside_in_and_the_message_has_the_innermost()
    {
        Diagnostic diagnostic = Assert.Single(await Markup.Verify(
            Head + "[Block] class Inner { [Conv({|UNR0101+:9|}, 3, 4)] Layer value; }",
            Head + "[Block] class Outer { [Relu] Layer first; [{|UNR0101+:Block<Inner>|}] Layer inner; }",
            Head + "[Network] partial class Net { [Input(8, 8, 4)] Layer image; [{|UNR0101:Block<Outer>|}] Layer b; }"));
        Assert.Equal(["/1.cs", "/0.cs"], diagnostic.AdditionalLocations.Select(location => location.SourceTree!.FilePath));
        Assert.Equal(
            "'b.inner.value': a 9x3 kernel does not fit its 8x8x4 input (from 'b.first'); use a kernel of at most 8x8 or Padding.Same "
            + "(in 'Inner', 0.cs line 2)",
            diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("[Block] class A { [{|UNR0217:Block<A>|}] Layer again; }")]
    [InlineData("[Block] class A { [{|UNR0217:Block<B>|}] Layer b; } [Block] class B { [Block<A>] Layer a; }")]
    [InlineData("[Block] class A { [Relu] Layer a; [{|UNR0217:Block<B>|}] Layer b; } [Block] class B { [Block<C>] Layer c; } "
        + "[Block] class C { [Block<A>] Layer a; }")]
    public async Task A_block_that_contains_itself_is_marked_in_one_of_the_circle(string blocks)
    {
        string all = Head + blocks + " [Block] class User { [Block<A>] Layer a; }";
        Diagnostic diagnostic = Assert.Single(
            await Markup.Verify(all + "[Network] partial class Net { " + Image + "[Block<User>] Layer b; }"));
        Assert.EndsWith("the block 'A' contains itself: A -> A; use another block, or write its stages here",
            diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Replace(" -> B", "").Replace(" -> C", ""));
    }

    [Theory]
    // Namespaces whose names are keywords, nested types, type parameters, types of one file, blocks of blocks.
    [InlineData("namespace A.@class { partial class Outer { "
        + "[Block] internal class @int<T> { [Conv(9, {|UNR0101+:9|}, 4)] Layer @float; } } } "
        + "[Network] partial class Net { [Input(9, 8, 4)] Layer image; [{|UNR0101:Block<A.@class.Outer.@int<string>>|}] Layer b; }")]
    [InlineData("[Block] file class Local { [Conv(9, {|UNR0101+:9|}, 4)] Layer value; } "
        + "[Network] partial class Net { [Input(9, 8, 4)] Layer image; [{|UNR0101:Block<Local>|}] Layer b; }")]
    [InlineData("[Network, Block] partial class Net { " + Image + "[{|UNR0217:Block<Net>|}] Layer b; }")]
    [InlineData("[Block] class A { [Conv(1, 1, 4), {|UNR0014:My|}] Layer value; } class MyAttribute : System.Attribute { } "
        + "[Network] partial class Net { " + Image + "[Block<A>] Layer b; }")]
    [InlineData("[Block] class A { [Conv(1, 1, 4)] static Layer {|UNR0013:value|}; } "
        + "[Network] partial class Net { " + Image + "[Block<A>] Layer b; }")]
    [InlineData("[Block] partial class A { [Conv(1, 1, 4)] Layer value; } partial class A { [Relu] Layer {|UNR0008:last|}, other; } "
        + "[Network] partial class Net { " + Image + "[Block<A>] Layer b; }")]
    [InlineData("[Block] class A { [Conv(1, 1, 4)] Layer value; [Relu] {|UNR0009:int|} last; } "
        + "[Network] partial class Net { " + Image + "[Block<A>] Layer b; }")]
    public Task The_class_of_a_block_is_marked(string source) => Markup.Verify(Head + source);

    [Theory]
    [InlineData("[Block<Missing>(1)] Layer b;", "CS0246")]
    [InlineData("[Block<>(1)] Layer b;", "CS7003")]
    [InlineData("[Block<int>] Layer b;", "CS0452")]
    [InlineData("[Block<Static>] Layer b;", "CS0718")]
    [InlineData("[Block<Wrong>] Layer b;", "CS0246")]
    [InlineData("[Block<Plain>(3, 1.5f)] Layer b;", "CS1503")]
    [InlineData("[Block<Plain>(3, Filters * 2)] Layer b; const int Filters = Arg.A;", "CS0220")]
    [InlineData("[Block<Plain>(3, 4, Form = \"image\")] Layer b;", "CS0246")]
    public async Task What_the_compiler_reports_already_is_left_to_it(string stages, string id)
    {
        string wrong = stages.Contains("Wrong") ? "[Block] class Wrong { [Convolution(3, 3, 4)] Layer value; } " : "";
        string source = Head + Plain + "static class Static { } " + wrong + "[Network] partial class Net { " + Image + stages + " }";
        Assert.Equal([id], (await Consumer.Diagnose(source)).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.Id).Distinct());
    }

    [Fact]
    public Task Right_blocks_are_not_marked() => Markup.Verify(Head + Plain + """
        [Block] class Residuals
        {
            const int Filters = Arg.A, Stride = Arg.B;
            [Conv(3, 3, Filters, Stride = Stride, Padding = Padding.Same, Bias = false), BatchNorm, Relu] Layer first;
            [Conv(3, 3, Filters, Padding = Padding.Same, Bias = false), BatchNorm, Residual(Block.Input), Relu] Layer second;
            [Residual(nameof(first))] Layer third;
        }
        [Block] class Leaf { [Dropout(Arg.A), LeakyRelu(Arg.B), L2Normalize] Layer value; }
        [Block] class Head { [GlobalAvgPool] Layer mean; [Dense(3), SoftmaxCrossEntropy(AuxiliaryTo = "scores")] Layer scores; }
        [Network(Shards = 2)] partial class Net
        {
            [Input(9, 9, 3)] Layer image;
            [Block<Residuals>(4, 2), Block<Residuals>(4, 1)] Layer a;
            [Block<Residuals>(4, 1), Block<Leaf>(0, 1)] Layer b;
            [Block<Head>] Layer early;
            [Block<Residuals>(4, 1, From = nameof(b), SharedWith = nameof(b))] Layer again;
            [GlobalAvgPool, Dense(3), SoftmaxCrossEntropy] Layer scores;
        }
        """);
}
