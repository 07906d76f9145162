using Bayou.Storage.Artifacts.Local;

namespace Bayou.Storage.Tests.Artifacts;

public sealed class PinnedFolderLinkTests() : SymbolicLinkSuite(RootedFolder.Open);
