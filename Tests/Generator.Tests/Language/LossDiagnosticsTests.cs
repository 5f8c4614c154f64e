using Unroll.Generator.Tests.Compiling;

namespace Unroll.Generator.Tests.Language;

/// <summary>What losses of several values, their options, gradients of inputs and outputs can be wrong about.</summary>
public sealed class LossDiagnosticsTests
{
    [Theory]
    [InlineData("[Input(3)] Layer x; [Dense(3), SoftmaxCrossEntropy(ClassWeights = {|UNR0307:new[] { 1f, 2f }|})] Layer y;")]
    [InlineData("[Input(3)] Layer x; [Dense(2), SoftmaxCrossEntropy(ClassWeights = {|UNR0402:new[] { 1f, -2f }|})] Layer y;")]
    [InlineData("[Input(3)] Layer x; [Dense(2), SoftmaxCrossEntropy(ClassWeights = {|UNR0402:new[] { 0f, 0f }|})] Layer y;")]
    [InlineData("[Input(3)] Layer x; [Dense(2), SoftmaxCrossEntropy(LabelSmoothing = {|UNR0402:1f|})] Layer y;")]
    [InlineData("[Input(3)] Layer x; [Dense(2), SoftmaxCrossEntropy(IgnoredLabel = -65536)] Layer y;")]
    [InlineData("[Input(3)] Layer x; [Dense(2), SoftmaxCrossEntropy(IgnoredLabel = {|UNR0102:-65537|})] Layer y;")]
    [InlineData("[Input(3)] Layer x; [Dense(2), SmoothL1(Beta = {|UNR0402:0|})] Layer y;")]
    [InlineData("[Input(3)] Layer x; [Dense(2)] Layer a; [Dense(2)] Layer b; "
        + "[Dense(2), TripletLoss(nameof(a), {|UNR0206:\"c\"|})] Layer y;")]
    [InlineData("[Input(3)] Layer x; [Dense(2)] Layer a; [Dense(3)] Layer b; "
        + "[Dense(2), TripletLoss(nameof(a), {|UNR0104:nameof(b)|})] Layer y;")]
    [InlineData("[Input(3)] Layer x; [Dense(2), CustomLoss, {|UNR0304:CustomLoss|}] Layer y;")]
    [InlineData("[Input(3)] Layer x; [{|UNR0305:CustomLoss|}] Layer y;")]
    [InlineData("[Input(3)] Layer x; [Dense(2)] Layer a; [Dense(2), CustomLoss(AuxiliaryTo = {|UNR0306:nameof(a)|})] Layer y;")]
    public Task A_loss_is_wrong(string stages) => Markup.Verify(Source.Network(stages));

    [Fact]
    public Task A_loss_in_a_block_reads_what_the_block_is_given() => Markup.Verify(
        """
        using Unroll;
        [Block] class Part { [Dense(3)] Layer a; [Dense(3), TripletLoss(Block.Input, nameof(a))] Layer b; }
        [Network] partial class Net { [Input(3)] Layer x; [Dense(3)] Layer y; [Block<Part>] Layer z; }
        """);

    [Fact]
    public Task An_output_stands_in_no_block() => Markup.Verify(
        """
        using Unroll;
        [Block] class Part { [Dense(3), {|UNR0227+:Output|}] Layer a; [Dense(2)] Layer b; }
        [Network] partial class Net { [Input(3)] Layer x; [{|UNR0227:Block<Part>|}, MeanSquaredError] Layer y; }
        """);
}
