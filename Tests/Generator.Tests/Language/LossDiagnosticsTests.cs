using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Tests.Compiling;

namespace Unroll.Generator.Tests.Language;

/// <summary>What losses of several values, their options, gradients of inputs and outputs can be wrong about.</summary>
public sealed class LossDiagnosticsTests
{
    private const string Picture = "[Input(8, 8, 6)] Layer x; [MaxPool(2), ";

    [Theory]
    [InlineData("[Input(3)] Layer x; [Dense(3), SoftmaxCrossEntropy(ClassWeights = {|UNR0307:new[] { 1f, 2f }|})] Layer y;")]
    [InlineData("[Input(3)] Layer x; [Dense(2), SoftmaxCrossEntropy(ClassWeights = new[] { 1f, {|UNR0402:-2f|} })] Layer y;")]
    [InlineData("[Input(3)] Layer x; [Dense(2), SoftmaxCrossEntropy(ClassWeights = {|UNR0402:new[] { 0f, 0f }|})] Layer y;")]
    [InlineData("[Input(3)] Layer x; [Dense(2), SoftmaxCrossEntropy(LabelSmoothing = {|UNR0402:1f|})] Layer y;")]
    [InlineData("[Input(3)] Layer x; [Dense(2), SoftmaxCrossEntropy(IgnoredLabel = -65536)] Layer y;")]
    [InlineData("[Input(3)] Layer x; [Dense(2), SoftmaxCrossEntropy(IgnoredLabel = {|UNR0102:-65537|})] Layer y;")]
    [InlineData("[Input(3)] Layer x; [Dense(2), SoftmaxCrossEntropy(Probabilities = true, IgnoredLabel = {|UNR0120:-1|})] Layer y;")]
    [InlineData("[Input(3)] Layer x; [Dense(2), SoftmaxCrossEntropy(Probabilities = false, IgnoredLabel = -1)] Layer y;")]
    [InlineData("[Input(3)] Layer x; [Dense(1), {|UNR0303:SoftmaxCrossEntropy|}(Probabilities = true)] Layer y;")]
    [InlineData("[Input(3)] Layer x; [Dense(2), SoftmaxCrossEntropy(AuxiliaryTo = {|UNR0306:nameof(y)|})] Layer a; "
        + "[Dense(2, From = nameof(x)), SoftmaxCrossEntropy(Probabilities = true)] Layer y;")]
    [InlineData("[Input(3)] Layer x; [Dense(2), SoftmaxCrossEntropy(Probabilities = true, AuxiliaryTo = nameof(y))] Layer a; "
        + "[Dense(2, From = nameof(x)), SoftmaxCrossEntropy(Probabilities = true)] Layer y;")]
    [InlineData("[Input(3)] Layer x; [Dense(2), SmoothL1(Beta = {|UNR0402:0|})] Layer y;")]
    [InlineData("[Input(3)] Layer x; [Dense(2)] Layer a; [Dense(2)] Layer b; "
        + "[Dense(2), TripletLoss(nameof(a), {|UNR0206:\"c\"|})] Layer y;")]
    [InlineData("[Input(3)] Layer x; [Dense(2)] Layer a; [Dense(3)] Layer b; "
        + "[Dense(2), TripletLoss(nameof(a), {|UNR0104:nameof(b)|})] Layer y;")]
    [InlineData("[Input(3)] Layer x; [Dense(2)] Layer a; [Dense(2)] Layer b; "
        + "[Dense(2), TripletLoss(nameof(a), nameof(b), Mining = {|UNR0309:Mining.All|})] Layer y;")]
    [InlineData("[Input(3)] Layer x; [Dense(2)] Layer a; [Dense(2)] Layer b; "
        + "[Dense(2), TripletLoss(nameof(a), nameof(b), Squared = {|UNR0309:true|})] Layer y;")]
    [InlineData("[Input(3)] Layer x; [Dense(2), TripletLoss(Margin = {|UNR0402:-1|})] Layer y;")]
    [InlineData("[Input(3)] Layer x; [Dense(2), TripletLoss(Margin = {|UNR0402:float.PositiveInfinity|})] Layer y;")]
    [InlineData("[Input(3)] Layer x; [Dense(2), TripletLoss(Mining = {|UNR0109:(Mining)7|})] Layer y;")]
    [InlineData("[Input(3)] Layer x; [Dense(2), TripletLoss, {|UNR0304:TripletLoss|}(Mining = Mining.All)] Layer y;")]
    [InlineData("[Input(3)] Layer x; [{|UNR0305:TripletLoss|}] Layer y;")]
    [InlineData("[Input(3)] Layer x; [Dense(2), TripletLoss(AuxiliaryTo = {|UNR0306:nameof(y)|})] Layer a; "
        + "[Dense(2), TripletLoss] Layer y;")]
    [InlineData("[Input(3)] Layer x; [Dense(2)] Layer a; [Dense(2)] Layer b; "
        + "[SquaredDistance(nameof(a), nameof(b)), ContrastiveLoss(Margin = {|UNR0402:0|})] Layer y;")]
    [InlineData("[Input(3)] Layer x; [Dense(2), {|UNR0310:ContrastiveLoss|}] Layer y;")]
    [InlineData("[Input(3)] Layer x; [Dense(2), {|UNR0310:ArcFace|}] Layer y;")]
    [InlineData("[Input(3)] Layer x; [CosineDense(2), Relu, {|UNR0310:ArcFace|}] Layer y;")]
    [InlineData("[Input(3)] Layer x; [CosineDense({|UNR0102:0|}), ArcFace] Layer y;")]
    [InlineData("[Input(3)] Layer x; [CosineDense(2), ArcFace(Margin = {|UNR0402:3.2f|})] Layer y;")]
    [InlineData("[Input(3)] Layer x; [CosineDense(2), ArcFace(Margin = {|UNR0402:float.NaN|})] Layer y;")]
    [InlineData("[Input(3)] Layer x; [CosineDense(2), ArcFace(Scale = {|UNR0402:0|})] Layer y;")]
    [InlineData("[Input(3)] Layer x; [Dense(2), CustomLoss, {|UNR0304:CustomLoss|}] Layer y;")]
    [InlineData("[Input(3)] Layer x; [{|UNR0305:CustomLoss|}] Layer y;")]
    [InlineData("[Input(3)] Layer x; [Dense(2)] Layer a; [Dense(2), CustomLoss(AuxiliaryTo = {|UNR0306:nameof(a)|})] Layer y;")]
    [InlineData(Picture + "{|UNR0102:Yolo|}(Anchors = new float[] { 1, 1 })] Layer y;")]
    [InlineData(Picture + "Yolo(Classes = {|UNR0102:0|}, Anchors = new float[] { 1, 1 })] Layer y;")]
    [InlineData(Picture + "{|UNR0102:Yolo|}(Classes = 1)] Layer y;")]
    [InlineData(Picture + "Yolo(Classes = {|UNR0102:2147483647|}, Anchors = new float[] { 1, 1 })] Layer y;")]
    [InlineData(Picture + "Conv(1, 1, 6)] Layer z; [Conv(1, 1, 6, From = nameof(x)), MaxPool(2), Yolo(Classes = 1, "
        + "Anchors = new float[] { 1, 1 }, MaximumBoxes = 3, AuxiliaryTo = {|UNR0306:nameof(y)|})] Layer a; "
        + "[Conv(1, 1, 6, From = nameof(z)), Yolo(Classes = 1, Anchors = new float[] { 1, 1 }, MaximumBoxes = 2)] Layer y;")]
    [InlineData(Picture + "Yolo(Classes = 1, Anchors = {|UNR0102:new float[] { 1, 1, 2 }|})] Layer y;")]
    [InlineData(Picture + "Yolo(Classes = 1, Anchors = new float[] { 1, {|UNR0402:0|} })] Layer y;")]
    [InlineData(Picture + "Yolo(Classes = 1, Anchors = new float[] { 1, 1 }, Mask = new[] { {|UNR0102:1|} })] Layer y;")]
    [InlineData(Picture + "Yolo(Classes = 1, Anchors = new float[] { 1, 1, 2, 2 }, Mask = new[] { 1, {|UNR0102:1|} })] Layer y;")]
    [InlineData(Picture + "Yolo(Classes = 1, Anchors = new float[] { 1, 1 }, Version = {|UNR0102:1|})] Layer y;")]
    [InlineData(Picture + "Yolo(Classes = 1, Anchors = new float[] { 1, 1 }, MaximumBoxes = {|UNR0102:1025|})] Layer y;")]
    [InlineData(Picture + "Yolo(Classes = 1, Anchors = new float[] { 1, 1 }, IgnoreAbove = {|UNR0402:-1|})] Layer y;")]
    [InlineData(Picture + "Conv(1, 1, {|UNR0308:64|}), Relu, Yolo(Classes = 20, Anchors = new float[] { 1, 1, 2, 2, 3, 3 })] Layer y;")]
    [InlineData(Picture + "{|UNR0308:Yolo|}(Classes = 20, Anchors = new float[] { 1, 1 })] Layer y;")]
    [InlineData("[Input(6)] Layer x; [Dense(6), {|UNR0103:Yolo|}(Classes = 1, Anchors = new float[] { 1, 1 })] Layer y;")]
    [InlineData("[Input(6)] Layer x; [Dense(5), {|UNR0303:Localization|}] Layer y;")]
    [InlineData("[Input(6)] Layer x; [Dense(7), Localization(BoxWeight = {|UNR0402:0|})] Layer y;")]
    [InlineData("[Input(6)] Layer x; [Dense(7), Sigmoid, {|UNR0302:Localization|}] Layer y;")]
    [InlineData("[Input(6)] Layer x; [Dense(8), {|UNR0303:Landmarks|}] Layer y;")]
    [InlineData("[Input(6)] Layer x; [Dense(6), Landmarks(Beta = {|UNR0402:0|})] Layer y;")]
    [InlineData("[Input(6)] Layer x; [Dense(6), Landmarks(PointWeight = {|UNR0402:-1|})] Layer y;")]
    [InlineData("[Input(6)] Layer x; [Dense(6), Sigmoid, {|UNR0302:Landmarks|}] Layer y;")]
    public Task A_loss_is_wrong(string stages) => Markup.Verify(Source.Network(stages));

    [Fact]
    public async Task A_grid_with_other_channels_says_how_many_it_needs()
    {
        ImmutableArray<Diagnostic> problems = await Markup.Verify(Source.Network(
            """
            [Input(8, 8, 3)] Layer x;
            [Conv(1, 1, {|UNR0308:64|}), Yolo(Classes = 20, Anchors = new float[] { 1, 1, 2, 2, 3, 3 })] Layer y;
            """));

        Assert.Equal(
            "'y': 75 channels are needed for 3 anchors and 20 classes, 64 are given; a box has 5 numbers and one a class",
            problems.Single().GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

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
        [Block] class Part { [Dense(3), {|UNR0227:Output|}] Layer a; [Dense(2)] Layer b; }
        [Network] partial class Net { [Input(3)] Layer x; [Block<Part>, MeanSquaredError] Layer y; }
        """);
}
