using Microsoft.CodeAnalysis;
using Unroll.Generator.Tests.Compiling;

namespace Unroll.Generator.Tests.Language;

/// <summary>Uses of networks, and fields that nobody reads.</summary>
public class UseDiagnosticsTests
{
    private const string Net = "using Unroll; using System;\n[Network] public partial class Net { [Input(3)] Layer a; [Dense(3)] Layer b; }\n";

    [Theory]
    [InlineData("net.{|UNR0301:ComputeGradients|}(x, x, 1);")]
    [InlineData("net.{|UNR0301:Evaluate|}(x.AsSpan(), new int[3], 1);")]
    [InlineData("net.{|UNR0301:Evaluate|}(batch);")]
    [InlineData("net?.{|UNR0301:Evaluate|}(batch);")]
    public async Task Training_without_a_loss_is_marked(string use)
    {
        // The members that only a sound network has are none of this test's business.
        string source = Net + "class Use { void Train(Net net, Batch batch, float[] x) { " + use + " } }";
        string marked = use.Split("{|UNR0301:")[1].Split("|}")[0];
        Diagnostic error = Assert.Single(await Consumer.Diagnose(source.Replace("{|UNR0301:", "").Replace("|}", "")), diagnostic => diagnostic.Id == "UNR0301");
        Assert.Equal(marked, error.Location.SourceTree!.GetText().ToString(error.Location.SourceSpan));
    }

    [Fact]
    public async Task Stages_are_not_called_unused()
    {
        string[] ids = (await Consumer.Diagnose(Source.LeNet5 + "\nclass Other { int unused; Layer alone; }")).Select(diagnostic => diagnostic.Id).ToArray();
        Assert.Equal(["CS0169", "CS0169", "UNR0010"], ids.Where(id => id is "CS0169" or "CS0649" or "CS0414" or "UNR0010").Order());
    }
}
