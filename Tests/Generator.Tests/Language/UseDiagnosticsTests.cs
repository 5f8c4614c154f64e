using Microsoft.CodeAnalysis;
using Unroll.Generator.Tests.Compiling;

namespace Unroll.Generator.Tests.Language;

/// <summary>Uses of networks, and fields that nobody reads.</summary>
public class UseDiagnosticsTests
{
    private const string Net =
        "using Unroll; using System;\n[Network] public partial class Net { [Input(3)] Layer a; [Dense(3)] Layer b; }\n";

    [Theory]
    [InlineData("net.{|UNR0301:ComputeGradients|}(x, x, 1);")]
    [InlineData("net.{|UNR0301:Evaluate|}(x.AsSpan(), new int[3], 1);")]
    [InlineData("net.{|UNR0301:Evaluate|}(batch);")]
    [InlineData("net?.{|UNR0301:Evaluate|}(batch);")]
    [InlineData("_ = new {|UNR0301:Trainer<Net>|}(net, new Sgd(0.1f));")]
    [InlineData("Trainer<Net> trainer = {|UNR0301:new(net, new Sgd(0.1f))|};")]
    [InlineData("net.Predict(x, x);")]
    public Task Training_without_a_loss_is_marked(string use) =>
        Markup.Verify(Net + "class Use { void Train(Net net, Batch batch, float[] x) { " + use + " } }");

    [Fact]
    public async Task Stages_are_not_called_unused()
    {
        string[] ids = (await Consumer.Diagnose(Source.LeNet5 + "\nclass Other { int unused; Layer alone; }"))
            .Select(diagnostic => diagnostic.Id).ToArray();
        Assert.Equal(["CS0169", "CS0169", "UNR0010"], ids.Where(id => id is "CS0169" or "CS0649" or "CS0414" or "UNR0010").Order());
    }
}
