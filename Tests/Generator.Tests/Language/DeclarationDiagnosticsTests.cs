using Unroll.Generator.Tests.Compiling;

namespace Unroll.Generator.Tests.Language;

/// <summary>Classes that cannot be networks, each with its squiggle.</summary>
public class DeclarationDiagnosticsTests
{
    private const string Stages = "{ [Input(3)] Layer a; [Dense(3), Hinge] Layer c; }";

    [Theory]
    [InlineData("[Network] public class {|CS0260,UNR0002:Net|} " + Stages)]
    [InlineData("public class {|CS0260:Outer|} { [Network] public partial class {|UNR0003:Net|} " + Stages + " }")]
    [InlineData("[Network] public partial class {|UNR0005:Net|}<T> " + Stages)]
    [InlineData("public partial class Outer<T> { [Network] public partial class {|UNR0005:Net|} " + Stages + " }")]
    [InlineData("public class Other { } [Network] public partial class {|UNR0006:Net|} : Other " + Stages)]
    [InlineData("[Network] public partial record {|UNR0007:Net|} " + Stages)]
    [InlineData("[Network] public partial class Net { [Input(3)] Layer a; } partial class Net { [Dense(3), Hinge] Layer {|UNR0008:c|}; }")]
    [InlineData("[Network] public partial class Net { [Input(3)] Layer a; [Dense(3)] Layer b; [Relu] public {|UNR0009:int|} c; }")]
    [InlineData("[Network] public partial class Net { [Input(3)] Layer a; [Dense(3)] Layer b; "
        + "[field: {|UNR0009:Relu|}] Layer c { get; } }")]
    [InlineData("public partial class Net { [Input(3)] public Layer {|UNR0010:a|}; [Dense(3)] public Layer b; }")]
    [InlineData("[Network] public partial class Net { [Input(3)] Layer a; [Dense(3)] Layer {|UNR0011:Predict|}; }")]
    [InlineData("[Network] public partial class Net { [Input(3)] Layer {|UNR0011:StageBatch|}; [Dense(3)] Layer b; }")]
    [InlineData("[Network] public partial class {|UNR0011:Session|} " + Stages)]
    [InlineData("[Network] public partial class {|UNR0012:Net|}(int units) { [Input(3)] Layer a; "
        + "[Dense(3), Hinge] Layer c; public int Units => units; }")]
    [InlineData("[Network] public partial class Net { [Input(3)] Layer a; [Dense(3)] static Layer {|UNR0013:b|}; }")]
    [InlineData("class MyAttribute : System.Attribute { } [Network] public partial class Net { [Input(3)] Layer a; "
        + "[Dense(3), {|UNR0014:My|}, System.Obsolete] Layer b; }")]
    [InlineData("[Network] file partial class {|UNR0015:Net|} " + Stages)]
    public Task The_class_that_is_wrong_is_marked(string declaration) => Markup.Verify("using Unroll;\n" + declaration);

    [Fact]
    public Task Stages_in_several_files_are_marked() => Markup.Verify(
        "using Unroll;\n[Network] public partial class Net { [Input(3)] Layer a; }",
        "using Unroll;\npublic partial class Net { [Dense(3)] Layer {|UNR0008:b|}; [Dense(3)] Layer c; }");

    [Theory]
    [InlineData("[Network] public static partial class {|UNR0004:Net|} { [Input(3)] static Layer {|UNR0013:a|}; "
        + "[Dense(3)] static Layer {|UNR0013:b|}; }")]
    [InlineData("[Network] public partial class Net " + Stages + " [{|CS0579:Network|}] public partial class Net { }")]
    [InlineData("[{|CS0592:Network|}] public partial struct Net " + Stages, true)]
    public async Task What_the_compiler_reports_already_is_left_to_it(string declaration, bool stray = false)
    {
        if (stray)
            Assert.Contains("CS0592", (await Consumer.Diagnose("using Unroll;\n" + declaration.Replace("{|CS0592:", "").Replace("|}", "")))
                .Select(diagnostic => diagnostic.Id));
        else
            await Markup.Verify("using Unroll;\n" + declaration);
    }

    [Theory]
    [InlineData("namespace A.@class { partial class Outer { partial struct Inner { [Network] private partial class Net "
        + Stages + " } } }")]
    [InlineData("namespace A; partial interface IOuter { [Network] partial class Net " + Stages + " }")]
    [InlineData("[Network] partial class @class { [Input(3)] Layer @int; [Dense(3), Hinge] Layer @params; "
        + "[Dense(2), Hinge] Layer größe; }")]
    [InlineData("[Network] partial class Net { [Input(3)] Layer count; "
        + "[Dense(3), Hinge, MeanSquaredError] Layer value, seed, network, parameters; [Dense(2), Hinge] Layer System, Unroll; }")]
    [InlineData("namespace Unroll.System { [Network] partial class Net { [Input(3)] Layer c1; [Dense(3), Hinge] Layer C1; } "
        + "[Network] partial class net { [Input(3)] Layer c1; [Dense(3)] Layer C1; } }")]
    [InlineData("[Network] public sealed partial class Net : System.ICloneable { [Input(3)] Layer a; "
        + "[Dense(3)] Layer b; public object Clone() => new Net(); }")]
    [InlineData("[Network] public sealed partial class Net : Network " + Stages)]
    [InlineData("#nullable disable\n[Network] public sealed partial class Net { const int Units = 1 + 2; [Input(Units)] readonly Layer a; "
        + "[Dense(Units * 2)] public Layer b; [Add(nameof(b), nameof(b))] Layer d, e; }")]
    public async Task Usual_surroundings_are_fine(string declaration)
    {
        string found = string.Join("\n", await Consumer.Diagnose("using Unroll;\n" + declaration));
        Assert.True(found.Length == 0, found);
    }
}
