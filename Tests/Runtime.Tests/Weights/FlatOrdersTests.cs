using Unroll.Runtime.Tests.Networks;

namespace Unroll.Runtime.Tests.Weights;

/// <summary>In which order PyTorch has the elements that a dense layer reads, or that it has none.</summary>
public sealed class FlatOrdersTests
{
    private static readonly ValueShape Planes = new(3, 2, 4), Flat = new(1, 1, 24);

    /// <summary>Our places of the four channels of a pixel are six apart there, as many as a plane has pixels.</summary>
    [Theory]
    [InlineData("Flatten")]
    [InlineData("Reshape")]
    public void Flattened_planes_have_their_channels_first(string kind) =>
        Assert.Equal([0, 6, 12, 18, 1, 7], OrderOf([new(kind, "flat", [0], Flat, [])]).ChannelsFirst()![..6]);

    [Fact]
    public void What_treats_elements_alike_leaves_the_order() => Assert.Equal(
        FlatOrder.Of(Planes),
        OrderOf(
        [
            new("Flatten", "flat", [0], Flat, []), new("BatchNorm", "flat", [1], Flat, []), new("Softmax", "flat", [2], Flat, []),
            new("Multiply", "flat", [3, 2], Flat, []),
        ]));

    [Fact]
    public void The_distance_of_two_vectors_in_one_order_is_one_number() => Assert.Equal(
        FlatOrder.Of(new ValueShape(1, 1, 1)),
        OrderOf(
        [
            new("Flatten", "flat", [0], Flat, []), new("Relu", "other", [1], Flat, []),
            new("SquaredDistance", "distance", [1, 2], new(1, 1, 1), []),
        ]));

    [Fact]
    public void One_number_that_is_repeated_has_the_order_of_what_it_meets() => Assert.Equal(
        FlatOrder.Of(Planes),
        OrderOf(
        [
            new("Flatten", "flat", [0], Flat, []), new("GlobalMaxPool", "number", [0], new(1, 1, 1), []),
            new("Broadcast", "number", [2], Flat, []), new("Add", "sum", [3, 1], Flat, []),
        ]));

    /// <summary>Channels, rows, columns: as PyTorch flattens.</summary>
    [Fact]
    public void Planes_that_are_transposed_and_reshaped_are_in_the_order_of_PyTorch() => Assert.True(
        OrderOf(
        [
            new("Transpose", "turned", [0], new(4, 3, 2), [], ("Rows", 2), ("Columns", 0), ("Channels", 1)),
            new("Relu", "turned", [1], new(4, 3, 2), []), new("Reshape", "flat", [2], Flat, []),
        ]).IsSame);

    [Fact]
    public void A_reshaped_vector_whose_first_extent_becomes_the_channels_is_the_view_of_PyTorch() => Assert.Equal(
        FlatOrder.Of(Planes),
        OrderOf(
        [
            new("Dense", "code", [0], Flat, []), new("Reshape", "planes", [1], new(4, 3, 2), []),
            new("Transpose", "planes", [2], Planes, [], ("Rows", 1), ("Columns", 2), ("Channels", 0)),
        ]));

    [Fact]
    public void Planes_under_other_extents_with_the_same_channels_are_planes() =>
        Assert.Equal(FlatOrder.Of(new ValueShape(6, 1, 4)), OrderOf([new("Reshape", "column", [0], new(6, 1, 4), [])]));

    [Fact]
    public void One_pixel_for_each_square_of_pixels_has_the_same_order_everywhere() => Assert.True(
        OrderOf([new("MaxPool", "pixels", [0], new(2, 2, 4), []), new("SpaceToDepth", "deep", [1], new(1, 1, 16), [])]).IsSame);

    [Theory]
    [InlineData("Slice", 1, 1, 20)]
    [InlineData("PadChannels", 1, 1, 25)]
    [InlineData("ChannelShuffle", 1, 1, 24)]
    [InlineData("GroupNorm", 1, 1, 24)]
    [InlineData("LocalResponseNorm", 1, 1, 24)]
    [InlineData("DepthToSpace", 2, 2, 6)]
    [InlineData("Convolution", 1, 1, 5)]
    [InlineData("Resize", 2, 2, 24)]
    [InlineData("SomethingNew", 1, 1, 24)]
    public void What_makes_a_difference_between_flattened_elements_is_refused(string kind, int height, int width, int channels) =>
        Refused(
            "Network reads in 'other', by " + kind + ", planes that were flattened",
            new("Flatten", "flat", [0], Flat, []), new(kind, "other", [1], new(height, width, channels), []));

    [Fact]
    public void Elements_in_two_orders_are_refused() => Refused(
        "Network reads in 'sum', by Add, planes that were flattened",
        new("Flatten", "flat", [0], Flat, []), new("Dense", "code", [0], Flat, []), new("Add", "sum", [1, 2], Flat, []));

    [Theory]
    [InlineData("Dense", 3, 2, 4)]
    [InlineData("Relu", 2, 2, 6)]
    [InlineData("Flatten", 4, 3, 2)]
    public void Extents_whose_channels_are_others_in_PyTorch_are_refused(string kind, int height, int width, int channels) => Refused(
        "Network reshapes in 'other' to " + new ValueShape(height, width, channels),
        new(kind, "first", [0], kind == "Relu" ? Planes : Flat, []), new("Reshape", "other", [1], new(height, width, channels), []));

    private static FlatOrder OrderOf(OperationDescription[] operations) => FlatOrders.Of(Describe(operations))[operations.Length];

    private static void Refused(string message, params OperationDescription[] operations) =>
        Assert.StartsWith(message, Assert.Throws<NotSupportedException>(() => FlatOrders.Of(Describe(operations))).Message);

    // Planes as the input, then the operations, whose last value a dense layer reads.
    private static NetworkDescription Describe(OperationDescription[] operations) => new(
        "Network", [], [], [], [], [], LinearNetwork.Describe(1, 1).Memory,
        () => [new("Input", "image", [], Planes, []), .. operations, new("Dense", "y", [operations.Length], new(1, 1, 3), [])]);
}
