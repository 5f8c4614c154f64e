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
    [InlineData("[Input(3)] Layer a; [Dense(2, From = {|UNR0207:nameof(d)|})] Layer c; [Dense(2, From = nameof(a))] Layer d; "
        + "[Concat(nameof(c))] Layer e;")]
    [InlineData("[Input(3)] Layer a; [Dense(2), Add({|UNR0208:nameof(d)|})] Layer c; [Dense(2)] Layer d;")]
    [InlineData("[Input(3)] Layer a; [Dense(2, From = {|UNR0208:nameof(c)|})] Layer c; [Dense(2)] Layer d;")]
    [InlineData("[Input(3)] Layer a; [Output, Dense(2, From = {|UNR0207:nameof(d)|})] Layer c; [Dense(2, From = nameof(a))] Layer d; "
        + "[Concat(nameof(c))] Layer e;")]
    [InlineData("[Input(3)] Layer a; [Dense(2, From = {|UNR0207:nameof(e)|})] Layer c; [Dense(3, From = nameof(a))] Layer d; "
        + "[Frozen, Dense(3, From = nameof(a))] Layer e; [Add(nameof(d), nameof(e))] Layer f; [Dense(2), Add(nameof(c))] Layer g;")]
    [InlineData("[Input(3)] Layer a; [Dense(2), Relu(From = {|UNR0209:nameof(a)|})] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3)] Layer b; [Dense(3), {|UNR0210:Add|}(nameof(a), nameof(b))] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3)] Layer b; [Add(nameof(a), nameof(b), From = {|UNR0210:nameof(a)|})] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), {|UNR0211:Concat|}] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), {|UNR0211:Add|}()] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3)] Layer b; [Relu, {|UNR0212:L2|}(0.1f), {|UNR0212:Frozen|}] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3)] Layer b; "
        + "[Dense(3, SharedWith = nameof(b)), {|UNR0224:L2|}(0.1f), {|UNR0224:Frozen|}] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3)] Layer b; "
        + "[Dense(3, SharedWith = nameof(b)), BatchNorm, {|UNR0224:L2|}(0.1f), Frozen] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3)] Layer b; [Dense(3, SharedWith = {|UNR0206:\"e\"|}), L2(0.1f)] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3)] Layer b; [BatchNorm, {|UNR0212:L1|}(0.1f)] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3)] Layer b; [Relu, Residual(nameof(a)), {|UNR0212:Frozen|}] Layer c;")]
    [InlineData("[Input(4, 4, 3)] Layer a; [Conv(1, 1, 4)] Layer b; [Relu, Residual(nameof(a)), L2(0.1f)] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(4)] Layer b; [Dense(4, SharedWith = {|UNR0221:nameof(b)|})] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3)] Layer b; [Dense(2, SharedWith = {|UNR0221:nameof(b)|})] Layer c; [Dense(2)] Layer d;")]
    [InlineData("[Input(3)] Layer a; [Dense(3)] Layer b; [Dense(3, SharedWith = {|UNR0206:\"e\"|})] Layer c; [Dense(2)] Layer d;")]
    [InlineData("[Input(3)] Layer a; [Dense(3, SharedWith = {|UNR0207:nameof(c)|})] Layer b; [Dense(3)] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3, SharedWith = {|UNR0208:nameof(b)|})] Layer b; [Dense(3)] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3)] Layer b; [Dense(3, SharedWith = nameof(b))] Layer c; "
        + "[Dense(3, SharedWith = {|UNR0221:nameof(c)|})] Layer d;")]
    [InlineData("[Input(3)] Layer a; [BatchNorm(Epsilon = 1e-3f)] Layer b; "
        + "[BatchNorm(SharedWith = nameof(b), Epsilon = {|UNR0224:1e-4f|}, Momentum = {|UNR0224:0.5f|})] Layer c;")]
    [InlineData("[Input(3)] Layer a; [BatchNorm(Epsilon = 1e-3f)] Layer b; "
        + "[BatchNorm(SharedWith = nameof(b), Epsilon = 1e-3f, Momentum = 0.1f)] Layer c;")]
    [InlineData("[Input(3)] Layer a; [LayerNorm(Epsilon = 1e-3f)] Layer b; "
        + "[LayerNorm(SharedWith = nameof(b), Epsilon = {|UNR0224:1e-4f|})] Layer c; "
        + "[GroupNorm(1, SharedWith = nameof(b), Affine = {|UNR0224:false|})] Layer d;")]
    [InlineData("[Input(3)] Layer a; [LayerNorm(Epsilon = 1e-3f)] Layer b; "
        + "[LayerNorm(SharedWith = nameof(b), Epsilon = 1e-3f, Affine = true)] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3)] Layer b; "
        + "[Relu, Dense(3, SharedWith = nameof(b)), Dense(3, SharedWith = {|UNR0221:nameof(b)|})] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Relu] Layer b; [Dense(3, SharedWith = {|UNR0221:nameof(b)|})] Layer c;")]
    [InlineData("[Input(3, 3, 1)] Layer a; [Conv(2, 2, 1)] Layer b; [Conv(1, 1, 1, SharedWith = {|UNR0221:nameof(b)|})] Layer c;")]
    [InlineData("[Input(3, 3, 1)] Layer a; [Conv(2, 2, 1, Bias = false)] Layer b; "
        + "[Conv(2, 2, 1, SharedWith = {|UNR0221:nameof(b)|})] Layer c;")]
    [InlineData("[Input(3, 3, 1)] Layer a; [Conv({|UNR0101:4|}, 1, 2)] Layer b; "
        + "[Conv(2, 2, 1, SharedWith = nameof(b), From = nameof(a))] Layer c;")]
    [InlineData("[Input(3, 3, 2)] Layer a; [DepthwiseConv(1, 1)] Layer b; "
        + "[DepthwiseConv(1, 1, Multiplier = 2, SharedWith = {|UNR0221:nameof(b)|})] Layer c;")]
    [InlineData("[Input(3, 3, 2)] Layer a; [BatchNorm] Layer b; [Conv(1, 1, 3), BatchNorm(SharedWith = {|UNR0221:nameof(b)|})] Layer c;")]
    [InlineData("[Input(8, 8, 3)] Layer a; [Conv(3, 3, 16), Residual({|UNR0222:nameof(a)|}), Relu] Layer c;")]
    [InlineData("[Input(5)] Layer a; [Dense(3), Residual({|UNR0222:nameof(a)|}), Relu] Layer c;")]
    [InlineData("[Input(8, 8, 3)] Layer a; [GlobalAvgPool, Residual({|UNR0222:nameof(a)|})] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3)] Layer b, c; [Subtract(nameof(a), nameof(b), {|UNR0228:nameof(c)|}), Dense(2)] Layer d;")]
    [InlineData("[Input(3)] Layer a; [Dense(3)] Layer b, c; [Dense(2)] Layer e; "
        + "[SquaredDistance(nameof(a), nameof(b), {|UNR0228:nameof(c)|}, nameof(e))] Layer d;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), {|UNR0211:AbsDifference|}, Dense(2)] Layer b;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), {|UNR0210:Maximum|}(nameof(a), nameof(a))] Layer b;")]
    [InlineData("[Input(4, 4, 3)] Layer a; [Scale({|UNR0206:\"g\"|}), Dense(2)] Layer b;")]
    [InlineData("[Input(3)] Layer a; [ScaleShift, {|UNR0212:L2|}(0.1f)] Layer b;")]
    [InlineData("[Input(3)] Layer a; [ScaleShift] Layer b; [Dense(2), ScaleShift(SharedWith = {|UNR0221:nameof(b)|})] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), AbsDifference(nameof(a)), {|UNR0302:BinaryCrossEntropy|}] Layer b;")]
    [InlineData("[Input(8, 8, 3)] Layer a; [Conv(3, 3, 3), Residual({|UNR0206:\"d\"|}), Relu] Layer c;")]
    [InlineData("[Input(8, 8, 3)] Layer a; [Conv(3, 3, 3), Residual({|UNR0206:null!|}), Relu] Layer c;")]
    [InlineData("[Input(8, 8, 3)] Layer a; [Conv(3, 3, 3), Residual({|UNR0206:Block.Input|}), Relu] Layer c;")]
    [InlineData("[Input(8, 8, 3)] Layer a; "
        + "[Conv(3, 3, 3), Relu(From = {|UNR0209:nameof(a)|}), BatchNorm(From = {|UNR0209:nameof(a)|})] Layer c;")]
    [InlineData("[Input(8, 8, 3)] Layer a; [Conv(3, 3, 3)] Layer b; [{|UNR0212:Frozen|}, AdaptiveAvgPool(2)] Layer c;")]
    public Task The_graph_that_is_wrong_is_marked(string stages, string? other = null) =>
        Markup.Verify(Source.Network(other is null ? stages : stages.Replace("Dense(3), {|UNR0203:Input|}", other)));

    [Theory]
    [InlineData("[Input(3)] Layer a; [Dense(3), Sigmoid, {|UNR0302:BinaryCrossEntropy|}] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), Softmax, {|UNR0302:SoftmaxCrossEntropy|}] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), LogSoftmax, {|UNR0302:SoftmaxCrossEntropy|}] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), LogSoftmax, {|UNR0302:BinaryCrossEntropy|}] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), LogSoftmax, {|UNR0302:Hinge|}] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), SoftmaxCrossEntropy, LogSoftmax] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), Relu, Dropout(0.5f), {|UNR0302:SoftmaxCrossEntropy|}] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), Relu6, {|UNR0302:SoftmaxCrossEntropy|}] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), HardSigmoid, {|UNR0302:BinaryCrossEntropy|}] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), Softplus, {|UNR0302:Hinge|}] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), Clip(0, 1), {|UNR0302:BinaryCrossEntropy|}] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), Clip, {|UNR0302:BinaryCrossEntropy|}] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), Elu, SoftmaxCrossEntropy] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), Gelu, BinaryCrossEntropy] Layer c;")]
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
    [InlineData("[Input(3)] Layer a; [Dense(3), Elu({|UNR0402:-1|})] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), Softplus({|UNR0402:0|})] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), Clip(1, {|UNR0402:1|})] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), Clip({|UNR0402:float.NegativeInfinity|}, 1)] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), PRelu({|UNR0402:float.NaN|})] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), Init(Initializer.Normal, Scale = {|UNR0402:0|})] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), Init(Initializer.Constant, Value = {|UNR0402:float.NaN|})] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), Init(Initializer.Zero, Value = {|UNR0403:1|})] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), Init({|UNR0109:(Initializer)77|})] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), Hinge(AuxiliaryTo = {|UNR0306:\"d\"|})] Layer c; "
        + "[Dense(3, From = nameof(a)), Hinge] Layer e;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), Hinge(AuxiliaryTo = {|UNR0306:nameof(c)|})] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), Hinge(AuxiliaryTo = {|UNR0306:nameof(e)|})] Layer c; "
        + "[Dense(3, From = nameof(a))] Layer e;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), Hinge(AuxiliaryTo = {|UNR0306:nameof(e)|})] Layer c; "
        + "[Dense(3, From = nameof(a)), MeanSquaredError] Layer e;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), Hinge(AuxiliaryTo = {|UNR0306:nameof(e)|})] Layer c; "
        + "[Dense(4, From = nameof(a)), Hinge] Layer e;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), Hinge(AuxiliaryTo = {|UNR0306:nameof(c)|}), "
        + "Tanh, MeanSquaredError(AuxiliaryTo = {|UNR0306:nameof(c)|})] Layer b; [Dense(4, From = nameof(a))] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), Hinge] Layer c; [Dense(3), Hinge(AuxiliaryTo = {|UNR0306:nameof(c)|})] Layer d;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), Hinge(AuxiliaryTo = nameof(e)), {|UNR0304:Hinge|}(AuxiliaryTo = nameof(e))] Layer c; "
        + "[Dense(3, From = nameof(a)), Hinge] Layer e;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), BatchNorm(Momentum = {|UNR0402:1.5f|}), Relu] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), BatchNorm(Momentum = {|UNR0402:0|}, Epsilon = {|UNR0402:0|}), Hinge] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dense(3), BatchNorm(Epsilon = {|UNR0402:float.NaN|}), Dropout(0.5f), SoftmaxCrossEntropy] Layer c;")]
    [InlineData("[Input(3)] Layer a; [Dropout({|UNR0401:2|}), Dropout(0.5f), Flatten, Residual(nameof(a)), Hinge] Layer c;")]
    [InlineData("[Input(4, 4, 3)] Layer a; [LocalResponseNorm({|UNR0102:0|}), Dense(3)] Layer c;")]
    [InlineData("[Input(4, 4, 3)] Layer a; "
        + "[LocalResponseNorm(Alpha = {|UNR0402:0|}, Beta = {|UNR0402:-1|}, K = {|UNR0402:0|}), Dense(3)] Layer c;")]
    [InlineData("[Input(4, 4, 3)] Layer a; [L2Normalize(Epsilon = {|UNR0402:0|}), Dense(3)] Layer c;")]
    public Task The_loss_or_setting_that_is_wrong_is_marked(string stages) => Markup.Verify(Source.Network(stages));

    [Theory]
    [InlineData("[Network(Shards = {|UNR0404:0|})]")]
    [InlineData("[Network(Exact = true, Shards = {|UNR0404:-1|})]")]
    public Task The_setting_of_the_network_that_is_wrong_is_marked(string attribute) =>
        Markup.Verify(Source.Network("[Input(3)] Layer a; [Dense(3)] Layer b;").Replace("[Network]", attribute));

    [Theory]
    [InlineData("[Input(8, 8, 2)] Layer l, r; [Block<B>(3, From = nameof(l))] Layer a; "
        + "[Block<B>(4, From = nameof(r), SharedWith = {|UNR0221:nameof(a)|})] Layer b; [Add(nameof(a), nameof(b))] Layer c;")]
    [InlineData("[Input(8, 8, 2)] Layer l; [Block<B>(3)] Layer a; [Block<B>(3, SharedWith = {|UNR0221:nameof(a)|})] Layer b;")]
    [InlineData("[Input(8, 8, 2)] Layer l; [Block<B>(3)] Layer a; [Block<B>(3, SharedWith = {|UNR0206:\"l2\"|})] Layer b;")]
    [InlineData("[Input(8, 8, 2)] Layer l, r; [Block<B>(3, From = nameof(l))] Layer a; "
        + "[Block<B>(3, From = nameof(r), SharedWith = nameof(a)), {|UNR0224:Frozen|}] Layer b; [Add(nameof(a), nameof(b))] Layer c;")]
    [InlineData("[Input(8, 8, 3)] Layer l; [Conv(1, 1, 3)] Layer a; [Block<B>(3, SharedWith = {|UNR0221:nameof(a)|})] Layer b;")]
    [InlineData("[Input(8, 8, 3)] Layer l; [Block<B>(3)] Layer a; [Block<B>(3, SharedWith = nameof(a), From = nameof(l))] Layer b; "
        + "[Block<B>(3, SharedWith = {|UNR0221:nameof(b)|}, From = nameof(l))] Layer c; [Add(nameof(a), nameof(b))] Layer d;")]
    [InlineData("[Input(8, 8, 3)] Layer l; [Block<B>(3)] Layer a; [Block<B>(3), Block<B>(3, SharedWith = {|UNR0221:nameof(a)|})] Layer b;")]
    [InlineData("[Input(8, 8, 3)] Layer l; [Block<D>] Layer a; "
        + "[MaxPool(2, From = nameof(l)), {|UNR0221:Block<D>|}(SharedWith = nameof(a))] Layer b; [Add(nameof(a))] Layer c;")]
    [InlineData("[Input(8, 8, 3)] Layer l; [Block<B>({|UNR0102:0|})] Layer a; [Block<B>(3, From = nameof(l))] Layer b;")]
    [InlineData("[Input(3)] Layer l; [{|UNR0103:Block<P>|}] Layer a; [Block<P>(SharedWith = nameof(a))] Layer b; "
        + "[Add(nameof(a))] Layer c;")]
    [InlineData("[Input(8, 8, 3)] Layer l; [Block<P>, {|UNR0221:Residual|}(nameof(l))] Layer a;")]
    public Task Blocks_share_only_what_is_alike(string stages)
    {
        const string Blocks =
            "[Block] class B { [Conv(1, 1, Arg.A, From = Block.Input)] Layer one; [Conv(1, 1, Arg.A, From = Block.Input)] Layer two; "
            + "[Concat(nameof(one), nameof(two))] Layer both; }\n"
            + "[Block] class D { [Dense(4)] Layer units; }\n"
            + "[Block] class P { [Conv(1, 1, 4)] Layer projection; }\n";
        string inside = stages.Contains("UNR0221:Block<D>") ? Blocks.Replace("[Dense(4)]", "[{|UNR0221+:Dense|}(4)]")
            : stages.Contains("UNR0102") ? Blocks.Replace("[Conv(1, 1, Arg.A, From = Block.Input)] Layer one",
                "[Conv(1, 1, {|UNR0102+:Arg.A|}, From = Block.Input)] Layer one")
            : stages.Contains("UNR0103") ? Blocks.Replace("[Conv(1, 1, 4)]", "[{|UNR0103+:Conv|}(1, 1, 4)]")
            : Blocks;
        return Markup.Verify(Source.Network(stages).Replace("[Network]", inside + "[Network]"));
    }

    [Theory]
    [InlineData("[Input(3)] Layer a; [Dense(3), SoftmaxCrossEntropy, Softmax, Hinge(Weight = 2)] Layer c;", "UNR0302")]
    [InlineData("[Input(3)] Layer a; [Dense(3), Hinge, MeanSquaredError, Tanh, MeanSquaredError] Layer c;", null)]
    [InlineData("[Input(3)] Layer a; [Dense(3), SoftmaxCrossEntropy, Softmax] Layer c;", null)]
    [InlineData("[Input(3)] Layer a; [Multiply(nameof(a)), Dense(3)] Layer c; [Input(3)] Layer b; "
        + "[Add(nameof(c)), Concat(nameof(a)), BinaryCrossEntropy] Layer d;",
        null)]
    public async Task Losses_score_what_stands_before_them(string stages, string? id) =>
        Assert.Equal(id is null ? [] : [id], (await Consumer.Diagnose(Source.Network(stages))).Select(diagnostic => diagnostic.Id));

    [Theory]
    [InlineData("[Input(3)] Layer image; [Dense(2, From = \"imago\")] Layer e;", "'e': there is no stage 'imago'; did you mean 'image'?")]
    [InlineData("[Input(3)] Layer a; [Dense(2), Add(nameof(d))] Layer c; [Dense(2)] Layer d;",
        "'c' reads 'd', and that needs 'c' itself: c -> d -> c; a network has no cycles, so name a stage above")]
    [InlineData(
        "[Input(3)] Layer a; [Dense(3)] Layer b; [Dense(3, SharedWith = nameof(b))] Layer c; [Dense(3, SharedWith = nameof(c))] Layer d;",
        "'d' would share 'c.weights' of 3x3, but 'c' takes those of 'b'; name that one")]
    [InlineData("[Input(9, 9, 1)] Layer x; [Conv(4, 4, 2, Dilation = 3)] Layer c;",
        "'c': a 4x4 kernel of dilation 3x3 does not fit its 9x9x1 input (from 'x'); use a kernel of at most 3x3 or Padding.Same")]
    [InlineData("[Input(3)] Layer a; [Dense(3), Hinge(AuxiliaryTo = \"d\")] Layer c; [Dense(3, From = nameof(a)), Hinge] Layer e;",
        "'c': Hinge takes the targets of another loss of its kind, but there is no stage 'd'; name 'e'")]
    [InlineData("[Input(3)] Layer a; [Dense(3)] Layer c; [Hinge] Layer d;",
        "'d': Hinge has no value before it on this stage to score; put it on 'c', behind its operations")]
    public async Task Messages_help(string stages, string message) =>
        Assert.Equal(message,
            Assert.Single(await Consumer.Diagnose(Source.Network(stages))).GetMessage(System.Globalization.CultureInfo.InvariantCulture));
}
