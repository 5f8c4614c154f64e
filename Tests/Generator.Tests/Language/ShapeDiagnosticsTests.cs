using Unroll.Generator.Tests.Compiling;

namespace Unroll.Generator.Tests.Language;

/// <summary>Shapes that do not fit, each with its squiggle.</summary>
public class ShapeDiagnosticsTests
{
    [Theory]
    [InlineData("[Input(5, 5, 16)] Layer s4; [Conv({|UNR0101:7|}, 7, 8), Relu] Layer c3;")]
    [InlineData("[Input(9, 5, 16)] Layer s4; [Conv(7, {|UNR0101:7|}, 8), Relu] Layer c3;")]
    [InlineData("[Input(3, 3, 1)] Layer x; [Conv({|UNR0101:6|}, 5, 8, PaddingAround = 1)] Layer c;")]
    [InlineData("[Input(3, 3, 1)] Layer x; [MaxPool({|UNR0101:4|})] Layer p;")]
    [InlineData("[Input(3, 3, 1)] Layer x; [AvgPool(2, {|UNR0101:4|})] Layer p;")]
    [InlineData("[Input(3, 3, 1)] Layer x; [Conv(filters: 4, kernelWidth: {|UNR0101:9|}, kernelHeight: 3)] Layer c; [Dense(10)] Layer d;")]
    [InlineData("[Input({|UNR0102:0|}, 28, 1)] Layer x; [Conv(3, 3, 4)] Layer c;")]
    [InlineData("[Input({|UNR0102:-3|})] Layer x; [Dense(10)] Layer c;")]
    [InlineData("[Input(9, 9, 1)] Layer x; [Conv(3, 3, {|UNR0102:0|})] Layer c; [Dense({|UNR0102:-1|})] Layer d;")]
    [InlineData("[Input(9, 9, 1)] Layer x; [Conv({|UNR0102:0|}, {|UNR0102:-2|}, 4)] Layer c; [Dense(3)] Layer d;")]
    [InlineData("[Input(9, 9, 1)] Layer x; [Conv(3, 3, 4, Stride = {|UNR0102:0|})] Layer c;")]
    [InlineData("[Input(9, 9, 1)] Layer x; [MaxPool(3, StrideY = {|UNR0102:0|}, StrideX = {|UNR0102:-1|})] Layer c;")]
    [InlineData("[Input(9, 9, 1)] Layer x; [Conv(3, 3, 4, PaddingLeft = {|UNR0102:-1|})] Layer c;")]
    [InlineData("[Input(9)] Layer x; [{|UNR0103:Conv|}(3, 3, 4)] Layer c; [MaxPool(2)] Layer p;")]
    [InlineData("[Input(9, 9, 1)] Layer x; [Dense(9)] Layer d; [{|UNR0103:AvgPool|}(2)] Layer p;")]
    [InlineData("[Input(9)] Layer x; [{|UNR0103:GlobalAvgPool|}] Layer g; [Dense(2)] Layer d;")]
    [InlineData("[Input(9)] Layer x; [{|UNR0103:GlobalMaxPool|}] Layer g; [Dense(2)] Layer d;")]
    [InlineData("[Input(9, 9, 4)] Layer x; [Conv(3, 3, 4), Add({|UNR0104:nameof(x)|}), Relu] Layer c;")]
    [InlineData("[Input(8)] Layer a; [Input(9)] Layer b; [Multiply(nameof(a), {|UNR0104:nameof(b)|})] Layer m; [Dense(2)] Layer d;")]
    [InlineData("[Input(8)] Layer a; [Input(9)] Layer b; [Subtract(nameof(a), {|UNR0104:nameof(b)|})] Layer m; [Dense(2)] Layer d;")]
    [InlineData("[Input(8)] Layer a; [Dense(9), Maximum({|UNR0104:nameof(a)|}), Relu] Layer m;")]
    [InlineData("[Input(8)] Layer a; [Input(8)] Layer b; [Dense(9)] Layer c; "
        + "[Minimum(nameof(a), nameof(b), {|UNR0104:nameof(c)|})] Layer m;")]
    [InlineData("[Input(4, 4, 3)] Layer a; [Input(2)] Layer b; [Add(nameof(a), {|UNR0104:nameof(b)|}), Relu] Layer m; [Dense(2)] Layer d;")]
    [InlineData("[Input(4, 4, 3)] Layer a; [Conv(2, 2, 1)] Layer b; [Multiply(nameof(a), {|UNR0104:nameof(b)|})] Layer m;")]
    [InlineData("[Input(4, 4, 3)] Layer a; [Input(1, 4, 1)] Layer b; [Input(3, 1, 1)] Layer c; "
        + "[Maximum(nameof(b), nameof(a), {|UNR0104:nameof(c)|})] Layer m;")]
    [InlineData("[Input(4, 4, 3)] Layer a; [Conv(1, 1, 2), Divide({|UNR0104:nameof(a)|})] Layer m;")]
    [InlineData("[Input(20000, 1, 1)] Layer a; [Input(1, 20000, 1)] Layer b; [{|UNR0108:Add|}(nameof(a), nameof(b))] Layer m;")]
    [InlineData("[Input(1, 1, 8)] Layer a; [Input(8)] Layer b; [AbsDifference({|UNR0104:nameof(a)|}), Dense(2)] Layer m;")]
    [InlineData("[Input(4, 4, 2)] Layer a; [Conv(1, 1, 3), SquaredDistance({|UNR0104:nameof(a)|}), Conv(1, 1, 2)] Layer m; "
        + "[Dense(2)] Layer d;")]
    [InlineData("[Input(4, 4, 2)] Layer a; [Conv(1, 1, 3), Relu, ChiSquareDifference({|UNR0104:nameof(a)|})] Layer m;")]
    [InlineData("[Input(4, 4, 2)] Layer a; [GlobalAvgPool, Dense(3)] Layer g; "
        + "[Scale({|UNR0111:nameof(g)|}, From = nameof(a)), Conv(1, 1, 2)] Layer s;")]
    [InlineData("[Input(4, 4, 2)] Layer a; [Conv(1, 1, 2), Scale({|UNR0111:nameof(a)|}), GlobalAvgPool] Layer s; [Dense(2)] Layer d;")]
    [InlineData("[Input(1, 1, 4)] Layer a; [Input(2, 2, 4)] Layer b; [Scale(nameof(a)), Scale({|UNR0111:nameof(b)|})] Layer s;")]
    [InlineData("[Input(8, 8, 1)] Layer a; [Conv(1, 1, 2)] Layer b; [Conv(2, 2, 2)] Layer c; "
        + "[Concat(nameof(a), nameof(b), {|UNR0105:nameof(c)|})] Layer j;")]
    [InlineData("[Input(1, 1, 8)] Layer a; [Input(8)] Layer b; [Concat({|UNR0105:nameof(a)|})] Layer j;")]
    [InlineData("[Input(9, 9, 1)] Layer x; [Conv(3, 3, 4, Padding = Padding.Same, PaddingTop = {|UNR0106:1|})] Layer c;")]
    [InlineData("[Input(9, 9, 1)] Layer x; [MaxPool(2, PaddingAround = {|UNR0107:2|})] Layer c;")]
    [InlineData("[Input(9, 9, 1)] Layer x; [AvgPool(3, 5, PaddingBottom = {|UNR0107:3|}, PaddingLeft = 4, CeilMode = true)] Layer c;")]
    [InlineData("[Input(9, 9, 1)] Layer x; [MaxPool(3, 2, PaddingAround = {|UNR0107:5|}, PaddingTop = {|UNR0107:3|})] Layer c;")]
    [InlineData("[Input(9, 9, 1)] Layer x; [Conv(1, 1, 2, PaddingAround = {|UNR0108:20000|}, Stride = 5000)] Layer c; [Dense(3)] Layer d;")]
    [InlineData("[Input(9, 9, 1)] Layer x; [Conv(3, 3, 2, PaddingTop = {|UNR0108:int.MaxValue|}, PaddingBottom = int.MaxValue)] Layer c;")]
    [InlineData("[Input(9, 9, 1)] Layer x; [DepthwiseConv(1, 1, PaddingLeft = 2000000000, StrideX = {|UNR0108:int.MaxValue|})] Layer c;")]
    [InlineData("[Input({|UNR0108:100000|}, 100000, 3)] Layer x; [Conv(3, 3, 2)] Layer c;")]
    [InlineData("[Input(50000)] Layer x; [Dense({|UNR0108:50000|})] Layer c;")]
    [InlineData("[Input(9, 9, 1)] Layer x; [Conv(3, 3, 4, Padding = {|UNR0109:(Padding)7|})] Layer c;")]
    [InlineData("[Input(9, 9, 6)] Layer x; [Conv(3, 3, 4, Groups = {|UNR0110:4|})] Layer c;")]
    [InlineData("[Input(9, 9, 6)] Layer x; [Conv(3, 3, 4, Groups = {|UNR0110:3|}), Relu] Layer c; [Dense(3)] Layer d;")]
    [InlineData("[Input(9, 9, 6)] Layer x; [Conv(3, 3, 6, Groups = {|UNR0102:0|})] Layer c;")]
    [InlineData("[Input(9, 9, 6)] Layer x; [GroupNorm({|UNR0110:4|})] Layer c; [Dense(3)] Layer d;")]
    [InlineData("[Input(9, 9, 6)] Layer x; [GroupNorm({|UNR0102:0|}, Epsilon = {|UNR0402:0|})] Layer c; [Dense(3)] Layer d;")]
    [InlineData("[Input(9)] Layer x; [GroupNorm({|UNR0110:2|}, Affine = false)] Layer c; [Dense(3)] Layer d;")]
    [InlineData("[Input(9)] Layer x; [LayerNorm(Epsilon = {|UNR0402:-1|}), InstanceNorm(Epsilon = {|UNR0402:float.NaN|})] Layer c;")]
    [InlineData("[Input(9, 9, 6)] Layer x; [Conv({|UNR0101:4|}, 4, 6, Dilation = 3)] Layer c;")]
    [InlineData("[Input(9, 9, 6)] Layer x; [DepthwiseConv(3, {|UNR0101:3|}, DilationX = 5)] Layer c;")]
    [InlineData("[Input(9, 9, 6)] Layer x; [Conv(3, 3, 6, Dilation = {|UNR0102:0|})] Layer c;")]
    [InlineData("[Input(9, 9, 6)] Layer x; [DepthwiseConv(3, 3, DilationY = {|UNR0102:-1|}, DilationX = {|UNR0102:0|})] Layer c;")]
    [InlineData("[Input(9, 9, 6)] Layer x; [DepthwiseConv(3, 3, Multiplier = {|UNR0102:0|})] Layer c;")]
    [InlineData("[Input(9, 9, 6)] Layer x; [DepthwiseConv(3, 3, Multiplier = {|UNR0108:500000000|})] Layer c; [Dense(3)] Layer d;")]
    [InlineData("[Input(9, 9, 6)] Layer x; [MaxPool(2, Padding = Padding.Same, CeilMode = {|UNR0106:true|})] Layer c;")]
    [InlineData("[Input(9, 9, 6)] Layer x; [AvgPool(3, 2, CeilMode = {|UNR0106:true|}, Padding = Padding.Same)] Layer c;")]
    [InlineData("[Input(9, 9, 6)] Layer x; [MaxPool({|UNR0101:10|}, Stride = 1, CeilMode = true)] Layer c;")]
    [InlineData("[Input(9, 2, 6)] Layer x; [AvgPool(3, {|UNR0101:5|}, Stride = 3, CeilMode = true)] Layer c; [Dense(2)] Layer d;")]
    [InlineData("[Input(9, 9, 6)] Layer x; [AdaptiveAvgPool({|UNR0102:0|})] Layer c;")]
    [InlineData("[Input(9, 9, 6)] Layer x; [AdaptiveAvgPool(2, {|UNR0102:-1|})] Layer c; [Dense(3)] Layer d;")]
    [InlineData("[Input(9)] Layer x; [{|UNR0103:AdaptiveAvgPool|}(2)] Layer c; [Dense(3)] Layer d;")]
    [InlineData("[Input(9)] Layer x; [{|UNR0103:DepthwiseConv|}(2, 2)] Layer c; [Dense(3)] Layer d;")]
    [InlineData("[Input(9)] Layer x; [{|UNR0103:ConvTranspose|}(2, 2, 4)] Layer c; [Dense(3)] Layer d;")]
    [InlineData("[Input(3, 3, 1)] Layer x; [ConvTranspose({|UNR0102:0|}, 2, {|UNR0102:-1|}, Stride = {|UNR0102:0|})] Layer c;")]
    [InlineData("[Input(3, 3, 6)] Layer x; [ConvTranspose(2, 2, 6, Groups = {|UNR0110:4|})] Layer c; [Dense(3)] Layer d;")]
    [InlineData("[Input(3, 3, 6)] Layer x; [ConvTranspose(2, 2, 8, Groups = {|UNR0110:3|})] Layer c;")]
    [InlineData("[Input(3, 3, 6)] Layer x; [ConvTranspose(3, 3, 8, Stride = 2, OutputPadding = {|UNR0102:2|})] Layer c;")]
    [InlineData("[Input(3, 3, 6)] Layer x; [ConvTranspose(3, 3, 8, StrideY = 2, OutputPadding = {|UNR0102:1|})] Layer c;")]
    [InlineData("[Input(3, 3, 6)] Layer x; [ConvTranspose(3, 3, 8, StrideX = 3, OutputPaddingY = {|UNR0102:1|}, "
        + "OutputPaddingX = {|UNR0102:-2|})] Layer c;")]
    [InlineData("[Input(3, 3, 6)] Layer x; [ConvTranspose(3, 3, 8, Padding = Padding.Same, Stride = 2, "
        + "OutputPaddingX = {|UNR0106:1|})] Layer c;")]
    [InlineData("[Input(3, 3, 6)] Layer x; [ConvTranspose(3, 3, 8, Padding = Padding.Same, PaddingAround = {|UNR0106:1|})] Layer c;")]
    [InlineData("[Input(3, 3, 6)] Layer x; [ConvTranspose(3, 3, 8, PaddingAround = {|UNR0102:3|})] Layer c; [Dense(3)] Layer d;")]
    [InlineData("[Input(3, 3, 6)] Layer x; [ConvTranspose(3, 3, 8, PaddingLeft = 1, PaddingRight = {|UNR0102:-1|})] Layer c;")]
    [InlineData("[Input(3, 3, 6)] Layer x; [ConvTranspose(3, 3, 8, PaddingLeft = 2, PaddingRight = {|UNR0102:3|})] Layer c;")]
    [InlineData("[Input(3, 3, 6)] Layer x; [ConvTranspose(3, 3, 8, PaddingAround = {|UNR0102:4|}, PaddingTop = 1, PaddingLeft = 0)] "
        + "Layer c;")]
    [InlineData("[Input(3, 3, 6)] Layer x; [ConvTranspose(3, 3, 8, StrideX = 3, OutputPadding = {|UNR0102:3|}, OutputPaddingY = 0)] "
        + "Layer c;")]
    [InlineData("[Input(9, 9, 1)] Layer x; [ConvTranspose(3, 3, 2, Stride = {|UNR0108:int.MaxValue|})] Layer c; [Dense(3)] Layer d;")]
    [InlineData("[Input(9, 9, 1)] Layer x; [ConvTranspose(3, 3, 2, Stride = {|UNR0108:40000|}, Padding = Padding.Same)] Layer c;")]
    [InlineData("[Input(3, 3, 1)] Layer x; [ConvTranspose({|UNR0108:40000|}, 40000, 1, PaddingAround = 20000)] Layer c;")]
    [InlineData("[Input(9)] Layer x; [{|UNR0103:Pad|}(2)] Layer c; [Dense(3)] Layer d;")]
    [InlineData("[Input(9)] Layer x; [{|UNR0103:Crop|}(2)] Layer c; [Dense(3)] Layer d;")]
    [InlineData("[Input(9)] Layer x; [{|UNR0103:Upsample|}(2), Dense(3)] Layer c;")]
    [InlineData("[Input(9)] Layer x; [Dense(4), {|UNR0103:Resize|}(2, 2)] Layer c;")]
    [InlineData("[Input(5, 6, 1)] Layer x; [Pad({|UNR0102:-1|})] Layer c;")]
    [InlineData("[Input(5, 6, 1)] Layer x; [Pad({|UNR0102:-1|}, {|UNR0102:-2|})] Layer c;")]
    [InlineData("[Input(5, 6, 1)] Layer x; [Pad({|UNR0102:5|}, Mode = PadMode.Reflect)] Layer c;")]
    [InlineData("[Input(5, 6, 1)] Layer x; [Pad(4, {|UNR0102:6|}, Mode = PadMode.Reflect)] Layer c;")]
    [InlineData("[Input(5, 6, 1)] Layer x; [Pad(0, {|UNR0102:5|}, {|UNR0102:9|}, 5, Mode = PadMode.Reflect)] Layer c;")]
    [InlineData("[Input(5, 6, 1)] Layer x; [Pad(1, Mode = {|UNR0109:(PadMode)3|})] Layer c;")]
    [InlineData("[Input(5, 6, 1)] Layer x; [Pad(1, 2, 3, {|UNR0102:65536|})] Layer c;")]
    [InlineData("[Input(5, 6, 1)] Layer x; [Pad(0, {|UNR0102:int.MaxValue|}, int.MaxValue, {|UNR0102:int.MaxValue|})] Layer c;")]
    [InlineData("[Input(1, 70000, 1)] Layer x; [Pad(1, {|UNR0102:0|})] Layer c;")]
    [InlineData("[Input(5, 6, 1)] Layer x; [Crop({|UNR0102:3|})] Layer c;")]
    [InlineData("[Input(5, 6, 1)] Layer x; [Crop(2, {|UNR0102:3|})] Layer c;")]
    [InlineData("[Input(5, 6, 1)] Layer x; [Crop({|UNR0102:4|}, 1, 2, {|UNR0102:int.MaxValue|})] Layer c;")]
    [InlineData("[Input(5, 6, 1)] Layer x; [Upsample({|UNR0102:0|})] Layer c;")]
    [InlineData("[Input(5, 6, 1)] Layer x; [Upsample(2, {|UNR0102:-2|})] Layer c;")]
    [InlineData("[Input(5, 6, 1)] Layer x; [Upsample({|UNR0102:2000000000|})] Layer c;")]
    [InlineData("[Input(5, 6, 1)] Layer x; [Upsample({|UNR0102:20000|}, {|UNR0102:20000|})] Layer c;")]
    [InlineData("[Input(600, 600, 9)] Layer x; [{|UNR0108:Upsample|}(100)] Layer c;")]
    [InlineData("[Input(5, 6, 1)] Layer x; [Resize({|UNR0102:0|}, 4)] Layer c;")]
    [InlineData("[Input(5, 6, 1)] Layer x; [Resize(4, {|UNR0102:65537|})] Layer c;")]
    [InlineData("[Input(5, 6, 1)] Layer x; [Resize(4, 4, Mode = {|UNR0109:(Interpolation)7|})] Layer c;")]
    [InlineData("[Input(5, 6, 1)] Layer x; [Resize(4, 4, Coordinates = {|UNR0109:(Coordinates)7|})] Layer c;")]
    [InlineData("[Input(5, 6, 1)] Layer x; [Upsample(4, Rounding = {|UNR0109:(NearestRounding)(-1)|})] Layer c;")]
    [InlineData("[Input(5, 6, 1)] Layer x; [Resize(4, 4, ScaleY = {|UNR0402:0|}, ScaleX = {|UNR0402:float.NaN|})] Layer c;")]
    [InlineData("[Input(5, 6, 1)] Layer x; [Resize(4, 4, ScaleY = {|UNR0402:0.69f|}, ScaleX = {|UNR0402:0.84f|})] Layer c;")]
    [InlineData("[Input(5, 6, 1)] Layer x; "
        + "[Resize(1, 4, Mode = Interpolation.Bilinear, Antialias = true, ScaleY = {|UNR0402:1e-30f|}, ScaleX = 0.6f)] Layer c;")]
    [InlineData("[Input(5, 6, 1)] Layer x; "
        + "[Upsample(2, Mode = Interpolation.Bicubic, CubicCoefficient = {|UNR0402:float.PositiveInfinity|})] Layer c;")]
    [InlineData("[Input(5, 6, 1)] Layer x; [Upsample(2, CubicCoefficient = {|UNR0120:-0.5f|}, Antialias = {|UNR0120:true|})] Layer c;")]
    [InlineData("[Input(5, 6, 1)] Layer x; "
        + "[Upsample(2, Mode = Interpolation.Bilinear, Rounding = {|UNR0120:NearestRounding.Ceil|}, ExcludeOutside = true)] Layer c;")]
    [InlineData("[Input(9, 9, 6)] Layer x; [Slice({|UNR0102:-1|}, 2)] Layer c; [Dense(3)] Layer d;")]
    [InlineData("[Input(9, 9, 6)] Layer x; [Slice(0, {|UNR0102:0|})] Layer c; [Dense(3)] Layer d;")]
    [InlineData("[Input(9, 9, 6)] Layer x; [Slice(4, {|UNR0102:3|}), Conv(9, 9, 2)] Layer c;")]
    [InlineData("[Input(6)] Layer x; [Slice({|UNR0102:6|}, 1)] Layer c; [Dense(3)] Layer d;")]
    [InlineData("[Input(6)] Layer x; [Slice(1, {|UNR0102:int.MaxValue|})] Layer c; [Dense(3)] Layer d;")]
    [InlineData("[Input(9, 9, 6)] Layer x; [PadChannels({|UNR0102:-2|})] Layer c; [Dense(3)] Layer d;")]
    [InlineData("[Input(9, 9, 6)] Layer x; [PadChannels(2, Before = {|UNR0102:-1|})] Layer c; [Dense(3)] Layer d;")]
    [InlineData("[Input(6)] Layer x; [PadChannels({|UNR0102:0|}), Dense(3)] Layer c;")]
    [InlineData("[Input(6)] Layer x; [PadChannels({|UNR0108:int.MaxValue|}), Dense(3)] Layer c;")]
    [InlineData("[Input(9, 9, 6)] Layer x; [Transpose(0, {|UNR0102:0|}, 2)] Layer c; [Dense(3)] Layer d;")]
    [InlineData("[Input(9, 9, 6)] Layer x; [Transpose(1, 2, {|UNR0102:3|})] Layer c; [Dense(3)] Layer d;")]
    [InlineData("[Input(9, 9, 6)] Layer x; [Transpose({|UNR0102:-1|}, 2, 0)] Layer c; [Dense(3)] Layer d;")]
    [InlineData("[Input(9)] Layer x; [{|UNR0103:Transpose|}] Layer c; [Dense(3)] Layer d;")]
    [InlineData("[Input(9, 9, 6)] Layer x; [Reshape(6, 9, {|UNR0102:8|}), Conv(6, 9, 2)] Layer c;")]
    [InlineData("[Input(9, 9, 6)] Layer x; [Reshape({|UNR0102:485|})] Layer c; [Dense(3)] Layer d;")]
    [InlineData("[Input(9, 9, 6)] Layer x; [Reshape({|UNR0102:0|}, 9, 6)] Layer c; [Dense(3)] Layer d;")]
    [InlineData("[Input(9, 9, 6)] Layer x; [Reshape(65536, 65536, {|UNR0102:65536|})] Layer c; [Dense(3)] Layer d;")]
    [InlineData("[Input(9, 9, 6)] Layer x; [ChannelShuffle({|UNR0110:4|}), Conv(1, 1, 2)] Layer c;")]
    [InlineData("[Input(6)] Layer x; [ChannelShuffle({|UNR0102:0|}), Dense(2)] Layer c;")]
    [InlineData("[Input(9, 9, 6)] Layer x; [DepthToSpace({|UNR0102:2|})] Layer c; [Dense(3)] Layer d;")]
    [InlineData("[Input(9, 9, 6)] Layer x; [DepthToSpace({|UNR0102:int.MaxValue|})] Layer c; [Dense(3)] Layer d;")]
    [InlineData("[Input(9, 9, 4)] Layer x; [DepthToSpace(2, Order = {|UNR0109:(DepthOrder)2|})] Layer c; [Dense(3)] Layer d;")]
    [InlineData("[Input(4)] Layer x; [{|UNR0103:DepthToSpace|}(2)] Layer c; [Dense(3)] Layer d;")]
    [InlineData("[Input(8, 9, 6)] Layer x; [SpaceToDepth({|UNR0102:2|})] Layer c; [Dense(3)] Layer d;")]
    [InlineData("[Input(8, 9, 6)] Layer x; [SpaceToDepth({|UNR0102:0|})] Layer c; [Dense(3)] Layer d;")]
    [InlineData("[Input(4)] Layer x; [{|UNR0103:SpaceToDepth|}(2)] Layer c; [Dense(3)] Layer d;")]
    public Task The_argument_that_is_wrong_is_marked(string stages) => Markup.Verify(Source.Network(stages));

    [Fact]
    public async Task The_message_says_what_was_computed_from_what_and_a_way_out()
    {
        var diagnostics = await Consumer.Diagnose(Source.Network("[Input(5, 5, 16)] Layer s4; [Conv(7, 7, 8)] Layer c3;"));
        Assert.Equal("'c3': a 7x7 kernel does not fit its 5x5x16 input (from 's4'); use a kernel of at most 5x5 or Padding.Same",
            Assert.Single(diagnostics).GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task The_largest_window_reaches_past_the_input_where_their_number_is_rounded_up()
    {
        var diagnostics =
            await Consumer.Diagnose(Source.Network("[Input(2, 3, 1)] Layer x; [MaxPool(5, Stride = 3, CeilMode = true)] Layer p;"));
        Assert.StartsWith("'p': a 5x5 window does not fit its 2x3x1 input (from 'x'); use a window of at most 4x5",
            Assert.Single(diagnostics).GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Conv(1, 1, 2, PaddingAround = 20000)", "its padded input of 40004x40009x6")]
    [InlineData("ConvTranspose(40000, 40000, 1, PaddingAround = 20000)", "its uncut output of 40003x40008x1")]
    public async Task What_a_border_makes_too_large_is_named(string operation, string name)
    {
        var diagnostics = await Consumer.Diagnose(Source.Network($"[Input(4, 9, 6)] Layer x; [{operation}] Layer c;"));
        Assert.Contains(name, Assert.Single(diagnostics).GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("[Slice(4, 3)]", "'c': count is 3; from channel 4 on 'x' has 2; take at most as many")]
    [InlineData("[Slice(6, 3)]", "'c': start is 6; the last channel of 'x' is 5; begin there or before")]
    [InlineData("[PadChannels(0)]", "'c': after is 0; it must be at least 1 where Before is 0")]
    [InlineData("[Transpose(2, 1, 1)]", "'c': channels is 1; 0 (rows), 1 (columns) and 2 (channels) are named once each")]
    [InlineData("[Reshape(9, 3, 6)]", "'c': channels is 6; a value of 9x3x6 has 162 elements, but 'x' is 4x9x6 and has 216; write "
        + "extents whose product is that")]
    [InlineData("[DepthToSpace(2)]", "'c': block is 2; its square must divide the 6 channels of 'x'; use another block, or a stage before "
        + "it with a multiple of 4 filters")]
    [InlineData("[SpaceToDepth(2)]", "'c': block is 2; it must divide height and width of 'x', which is 4x9x6")]
    public async Task What_cannot_be_rearranged_is_told(string stage, string message)
    {
        var diagnostics = await Consumer.Diagnose(Source.Network($"[Input(4, 9, 6)] Layer x; {stage} Layer c;"));
        Assert.Equal(message, Assert.Single(diagnostics).GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("[Input(3, 3, 1)] Layer x; [Conv(9, 9, 2, Padding = Padding.Same), MaxPool(5, Padding = Padding.Same)] Layer c;")]
    [InlineData("[Input(3, 3, 1)] Layer x; [Conv(5, 5, 2, PaddingAround = 1), Dense(3)] Layer c;")]
    [InlineData("[Input(3, 3, 1)] Layer x; [Conv(1, 1, 2, Stride = int.MaxValue), Flatten] Layer c;")]
    [InlineData("[Input(3, 3, 1)] Layer x; [Conv(3, 3, 2, Dilation = 4, Padding = Padding.Same), MaxPool(2, CeilMode = true), "
        + "AdaptiveAvgPool(5), LocalResponseNorm(9)] Layer c;")]
    [InlineData("[Input(2, 2, 1)] Layer x; "
        + "[MaxPool(3, Stride = 2, CeilMode = true), AvgPool(7, CeilMode = true), MaxPool(2, 3, Stride = 3, CeilMode = true)] Layer c;")]
    [InlineData("[Input(3, 4, 1)] Layer x; [Conv(3, 3, 4, PaddingAround = 2), DepthwiseConv(3, 3, PaddingAround = 100), "
        + "DepthwiseConv(2, 2, PaddingTop = 9, Dilation = 3)] Layer c;")]
    [InlineData("[Input(5, 5, 4)] Layer x; [Conv(3, 3, 6, Groups = 2, Dilation = 2), BatchNorm(Momentum = 1), "
        + "MaxPool(1, CeilMode = false, Padding = Padding.Same)] Layer c;")]
    [InlineData("[Input(5, 5, 6)] Layer x; "
        + "[InstanceNorm, GroupNorm(3), LayerNorm(Affine = false), Flatten, GroupNorm(150), LayerNorm] Layer c;")]
    [InlineData("[Input(5, 6, 4)] Layer x; [Pad(4, 3, 5, 0, Mode = PadMode.Reflect), Crop(11, 0, 2, 8), "
        + "Pad(0, 30000, Mode = PadMode.Edge), Resize(1, 2, Mode = Interpolation.Bicubic, Antialias = true), "
        + "Upsample(3, 1, Rounding = NearestRounding.Ceil)] Layer c;")]
    [InlineData("[Input(4, 6, 8)] Layer x; [Slice(0, 8), Slice(7, 1), PadChannels(0, Before = 3), PadChannels(4), "
        + "ChannelShuffle(8)] Layer a; "
        + "[Transpose(0, 1, 2), Transpose, Reshape(192), Reshape(6, 1, 32), SpaceToDepth(1)] Layer b; "
        + "[DepthToSpace(4, Order = DepthOrder.ChannelFirst), SpaceToDepth(4), DepthToSpace(2)] Layer c;")]
    [InlineData("[Input(3, 3, 6)] Layer x; [ConvTranspose(3, 3, 4, StrideX = 3, OutputPadding = 2, OutputPaddingY = 0), "
        + "ConvTranspose(3, 3, 8, DilationY = 4, OutputPadding = 3, OutputPaddingX = 0)] Layer c;")]
    [InlineData("[Input(3)] Layer x; [Slice(2, 1), PadChannels(1), ChannelShuffle(2), Reshape(1, 2, 1), Transpose, Dense(1)] Layer c;")]
    public Task What_fits_is_not_marked(string stages) => Markup.Verify(Source.Network(stages));
}
