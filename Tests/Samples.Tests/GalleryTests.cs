using Samples.Classic;
using Samples.Family;
using Samples.Gallery;

namespace Unroll.Samples.Tests;

public sealed class GalleryTests
{
    /// <summary>Those of the folder Classic that the comparison trains are shown there.</summary>
    [Fact]
    public void Every_network_of_the_folder_Classic_is_shown()
    {
        IEnumerable<string> declared = typeof(AlexNet).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(AlexNet).Namespace && type.IsSubclassOf(typeof(Network))
                && !type.Name.StartsWith("Fashion", StringComparison.Ordinal))
            .Select(type => type.Name);

        Assert.Equal(declared.Order(), ClassicNetworks.All.Select(network => network.Description.Name).Order());
    }

    [Fact]
    public void Every_name_finds_its_network()
    {
        Assert.All(ClassicNetworks.All, network => Assert.Same(network, ClassicNetworks.Find(network.Name.ToUpperInvariant())));
        Assert.All(FamilyMembers.All, member => Assert.Same(member, FamilyMembers.Find(member.Name.ToUpperInvariant())));
        Assert.Null(ClassicNetworks.Find("alexander"));
        Assert.Null(FamilyMembers.Find("alexander"));
    }

    [Fact]
    public void A_prediction_needs_its_parameters_packed_weights_and_buffers()
    {
        MemoryDescription memory = CifarResNet20.Description.Memory;

        long floats = ClassicMemory.Prediction(CifarResNet20.Description) / sizeof(float);

        Assert.Equal(memory.Parameters + (long)memory.PackedFolded + memory.Prediction, floats);
        Assert.True(memory.PackedFolded > 0, "the batch normalizations are not folded");
    }
}
