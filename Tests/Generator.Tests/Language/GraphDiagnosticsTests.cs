using Unroll.Generator.Tests.Compiling;

namespace Unroll.Generator.Tests.Language;

/// <summary>Graphs, losses and settings that are wrong, each with its squiggle.</summary>
public class GraphDiagnosticsTests
{
    [Theory]
    [InlineData("[Dense(3)] Layer d; [Relu] Layer r;", "UNR0201")]
    [InlineData("", "UNR0201")]
    public Task The_network_without_input_is_marked(string stages, string id) =>
        Markup.Verify($"using Unroll;\n[Network] public partial class {{|{id}:Net|}} {{ {stages} }}");

    [Theory]
    [InlineData("[{|UNR0202:Dense|}(3)] Layer d; [Input(3)] Layer x; [Dense(2)] Layer e;")]
    [InlineData("[{|UNR0203:Input|}(3), Dense(3)] Layer x; [Dense(2)] Layer e;")]
    [InlineData("[Dense(3), {|UNR0203:Input|}(3)] Layer x; [Dense(2)] Layer e;", "{|UNR0202:Dense|}(3), {|UNR0203:Input|}")]
    [InlineData("[Input(3)] Layer {|UNR0204:a|}; [Input(3)] Layer b; [Dense(2)] Layer e;")]
    [InlineData("[Input(3)] Layer {|UNR0204:a|};")]
    [InlineData("[Input(3)] Layer a; Layer {|UNR0205:b|}; [Dense(2)] Layer e;")]
    [InlineData("[Input(3)] Layer a; [Dense(2, From = {|UNR0206:\"b\"|})] Layer e;")]
    [InlineData("[Input(3)] Layer a; [Dense(2, From = {|UNR0206:\"\"|})] Layer e;")]
    [InlineData("[Input(3)] Layer a; [Dense(2), Add({|UNR0206:nameof(Net)|})] Layer e;")]
    [InlineData("[Input(3)] Layer a; [Dense(3)] Layer b; [Add(nameof(a), nameof(b), {|UNR0206:\"c\"|})] Layer e;")]
    [InlineData("[Input(3)] Layer a; [Dense(2, From = {|UNR0207:nameof(d)|})] Layer c; [Dense(2, From = nameof(a))] Layer d; [Concat(nameof(c))] Layer e;")]
    [InlineData("[Input(3)] Layer a; [Dense(2), Add({|UNR0208:nameof(d)|})] Layer c; [Dense(2)] Layer d;")]
    [InlineData("[Input(3)] Layer a; [Dense(2, From = {|UNR0208:nameof(c)|})] Layer c; [Dense(2)] Layer d;")]
    [InlineData("[Input(3)] Layer a; [Dense(2), Relu(From = {|UNR0209:nameof(a)|})] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3)] Layer b; [Dense(3), {|UNR0210:Add|}(nameof(a), nameof(b))] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3)] Layer b; [Add(nameof(a), nameof(b), From = {|UNR0210:nameof(a)|})] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), {|UNR0211:Concat|}] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), {|UNR0211:Add|}()] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3)] Layer b; [Relu, {|UNR0212:L2|}(0.1f), {|UNR0212:Frozen|}] Layer c;")]
    public Task The_graph_that_is_wrong_is_marked(string stages, string? other = null) =>
        Markup.Verify(Source.Network(other is null ? stages : stages.Replace("Dense(3), {|UNR0203:Input|}", other)));

    [Theory]
    [InlineData("[Input(3)] Layer a; [Dense(3), Sigmoid, {|UNR0302:BinaryCrossEntropy|}] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), Softmax, {|UNR0302:SoftmaxCrossEntropy|}] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), Relu, Dropout(0.5f), {|UNR0302:SoftmaxCrossEntropy|}] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), Sigmoid, {|UNR0302:Hinge|}] Layer c;")]
    [InlineData("[Input(3, 3, 4)] Layer a; [Conv(1, 1, 4), {|UNR0303:SoftmaxCrossEntropy|}] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(1), {|UNR0303:SoftmaxCrossEntropy|}] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), Hinge, {|UNR0304:Hinge|}] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3)] Layer c; [{|UNR0305:Hinge|}] Layer d;")]
    [InlineData("[Input(3)] Layer a; [Dropout({|UNR0401:1f|}), Dense(3)] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dropout({|UNR0401:-0.1f|}), Dense(3)] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dropout({|UNR0401:float.NaN|}), Dense(3)] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), L1({|UNR0402:-1f|}), L2({|UNR0402:float.PositiveInfinity|})] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), MeanSquaredError(Weight = {|UNR0402:0|})] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), LeakyRelu({|UNR0402:-0.1f|})] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), Init(Initializer.Normal, Scale = {|UNR0402:0|})] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), Init(Initializer.Constant, Value = {|UNR0402:float.NaN|})] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), Init(Initializer.Zero, Value = {|UNR0403:1|})] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), Init({|UNR0109:(Initializer)77|})] Layer c;")]
    public Task The_loss_or_setting_that_is_wrong_is_marked(string stages) => Markup.Verify(Source.Network(stages));

    [Theory]
    [InlineData("[Input(3)] Layer a; [Dense(3), SoftmaxCrossEntropy, Softmax, Hinge(Weight = 2)] Layer c;", "UNR0302")]
    [InlineData("[Input(3)] Layer a; [Dense(3), Hinge, MeanSquaredError, Tanh, MeanSquaredError] Layer c;", null)]
    [InlineData("[Input(3)] Layer a; [Dense(3), SoftmaxCrossEntropy, Softmax] Layer c;", null)]
    [InlineData("[Input(3)] Layer a; [Multiply(nameof(a)), Dense(3)] Layer c; [Input(3)] Layer b; [Add(nameof(c)), Concat(nameof(a)), BinaryCrossEntropy] Layer d;", null)]
    public async Task Losses_judge_what_stands_before_them(string stages, string? id) =>
        Assert.Equal(id is null ? [] : [id], (await Consumer.Diagnose(Source.Network(stages))).Select(diagnostic => diagnostic.Id));

    [Theory]
    [InlineData("[Input(3)] Layer image; [Dense(2, From = \"imago\")] Layer e;", "'e': there is no stage 'imago'; did you mean 'image'?")]
    [InlineData("[Input(3)] Layer a; [Dense(2), Add(nameof(d))] Layer c; [Dense(2)] Layer d;",
        "'c' reads 'd', and that needs 'c' itself: c -> d -> c; a network has no cycles, so name a stage above")]
    [InlineData("[Input(3)] Layer a; [Dense(3)] Layer c; [Hinge] Layer d;", "'d': Hinge has no value before it on this stage to judge; put it on 'c', behind its operations")]
    public async Task Messages_help(string stages, string message) =>
        Assert.Equal(message, Assert.Single(await Consumer.Diagnose(Source.Network(stages))).GetMessage(System.Globalization.CultureInfo.InvariantCulture));
}
