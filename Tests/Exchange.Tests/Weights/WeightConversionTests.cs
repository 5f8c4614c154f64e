namespace Unroll.Exchange.Tests.Weights;

public sealed class WeightConversionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("unroll-conversion-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("lenet.pt")]
    [InlineData("lenet.h5")]
    [InlineData("lenet.safetensors")]
    public void What_the_caller_throws_is_no_damage_of_the_file(string file)
    {
        string destination = Path.Combine(_folder, "converted.safetensors");
        EndOfStreamException thrown = Assert.Throws<EndOfStreamException>(
            () => WeightConversion.ToSafeTensors(TrainedOutputs.FileOf(file), destination, new Stopping()));
        Assert.Equal("stop", thrown.Message);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    private sealed class Stopping : IProgress<double>
    {
        public void Report(double value) => throw new EndOfStreamException("stop");
    }
}
