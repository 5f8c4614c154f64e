using Unroll.Exchange.Tests.Networks;

namespace Unroll.Exchange.Tests;

public sealed class FailureTests : IDisposable
{
    private static readonly byte[] Before = [1, 2, 3];
    private readonly string _folder = Directory.CreateTempSubdirectory("unroll-onnx-").FullName;

    private string Target => Path.Combine(_folder, "model.onnx");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void An_unknown_operation_is_named_and_the_file_stays()
    {
        using HandWritten network = HandWritten.Of(new("Whirl", "y", [0], new(1, 1, 2), []));
        Assert.Equal("The operation Whirl of 'y' cannot be written as ONNX.", Fails<NotSupportedException>(network).Message);
    }

    /// <summary>A setting that is new and that the operation's writer knows nothing of must not get lost.</summary>
    [Fact]
    public void An_unknown_setting_is_named_and_the_file_stays()
    {
        using HandWritten network = HandWritten.Of(new("LeakyRelu", "y", [0], new(1, 1, 2), [], ("Slope", 0.1), ("Curve", 2)));
        Assert.Equal("The setting 'Curve' of LeakyRelu in 'y' cannot be written as ONNX.", Fails<NotSupportedException>(network).Message);
    }

    [Fact]
    public void A_setting_whose_value_cannot_be_written_is_named_and_the_file_stays()
    {
        (string, double)[] window =
        [
            .. new[] { "Height", "Width", "StrideY", "StrideX", "DilationX" }.Select(name => ($"Window.{name}", 1.0)),
            .. new[] { "PadTop", "PadLeft", "PadBottom", "PadRight", "CeilMode" }.Select(name => ($"Window.{name}", 0.0)),
        ];
        using HandWritten network =
            HandWritten.Of(new("AvgPool", "y", [0], new(1, 1, 2), [], [.. window, ("Window.DilationY", 2), ("CountPadding", 1)]));
        Assert.Equal("The setting 'Window.DilationY' of AvgPool in 'y' cannot be written as ONNX.",
            Fails<NotSupportedException>(network).Message);
    }

    [Fact]
    public void A_description_without_operations_is_told_and_the_file_stays()
    {
        using var network = new HandWritten();
        Assert.Equal("The description of HandWritten does not list its operations.", Fails<NotSupportedException>(network).Message);
    }

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.NegativeInfinity, "-Infinity")]
    public void A_parameter_that_is_no_number_is_named_and_the_file_stays(float value, string text)
    {
        using var network = new Perceptron(1);
        float[] bias = new float[32];
        bias[3] = value;
        network.Parameters["hidden.bias"].CopyFrom(bias);
        Assert.Equal($"'hidden.bias' [3] is {text}: nothing was exported.", Fails<InvalidOperationException>(network).Message);
    }

    [Fact]
    public void A_disposed_network_is_told_and_the_file_stays()
    {
        var network = new Perceptron(1);
        network.Dispose();
        Fails<ObjectDisposedException>(network);
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_told()
    {
        using var network = new Perceptron(1);
        Assert.Throws<DirectoryNotFoundException>(() => network.ExportOnnx(Path.Combine(_folder, "none", "model.onnx")));
    }

    [Fact]
    public void A_batch_size_below_one_is_refused()
    {
        ArgumentOutOfRangeException thrown = Assert.Throws<ArgumentOutOfRangeException>(() => new OnnxOptions { BatchSize = 0 });
        Assert.Equal("BatchSize", thrown.ParamName);
    }

    [Fact]
    public void A_file_is_replaced_by_the_same_bytes_that_a_stream_receives()
    {
        using var network = new Perceptron(1);
        File.WriteAllBytes(Target, new byte[1 << 16]);
        network.ExportOnnx(Target);
        Assert.Equal(Comparison.Export(network), File.ReadAllBytes(Target));
        Assert.Equal([Target], Directory.GetFiles(_folder));
    }

    private TException Fails<TException>(Network network)
        where TException : Exception
    {
        File.WriteAllBytes(Target, Before);
        TException thrown = Assert.Throws<TException>(() => network.ExportOnnx(Target));
        Assert.Equal(Before, File.ReadAllBytes(Target));
        Assert.Equal([Target], Directory.GetFiles(_folder));
        return thrown;
    }
}
