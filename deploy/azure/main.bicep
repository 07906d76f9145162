// Bayou on Azure: a Kubernetes cluster (AKS), PostgreSQL, an NFS share for artifacts and a registry for the image, all within one
// virtual network. What runs in the cluster is in deploy/kubernetes/azure. See docs/deployment.md for why it is AKS and NFS.

@description('Starts the names of all resources. Lower-case letters and digits.')
@minLength(3)
@maxLength(10)
param name string = 'bayou'

param location string = resourceGroup().location

@description('The password of the database user bayou.')
@secure()
@minLength(16)
param databasePassword string

param databaseSku string = 'Standard_D2ds_v5'

@allowed(['Burstable', 'GeneralPurpose', 'MemoryOptimized'])
param databaseTier string = 'GeneralPurpose'

param databaseStorageGB int = 128

@description('A standby in another zone; Burstable has none.')
@allowed(['Disabled', 'SameZone', 'ZoneRedundant'])
param databaseHighAvailability string = 'ZoneRedundant'

@minValue(7)
@maxValue(35)
param databaseBackupDays int = 14

@description('One silo a node: three serve on when one is replaced.')
@minValue(2)
param nodeCount int = 3

param nodeSize string = 'Standard_D4ds_v5'

@description('The zones of nodes; empty where the region has none.')
param zones array = ['1', '2', '3']

@description('Paid as provisioned; more also brings more throughput.')
@minValue(100)
param artifactsGiB int = 256

@description('Address ranges that may reach the Kubernetes API. Empty: all, with an Entra sign-in.')
param apiServerRanges array = []

var unique = uniqueString(resourceGroup().id)
var databaseName = '${name}-${unique}'
var storageName = '${name}${unique}'
var networkContributor = '4d97b98b-1d4f-4787-a291-c67834d212e7'
var acrPull = '7f951dda-4ed3-4680-a7ca-43fe172d538d'

// Network

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: name
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: ['10.64.0.0/16']
    }
    subnets: [
      {
        name: 'nodes'
        properties: {
          addressPrefix: '10.64.0.0/22'
        }
      }
      {
        name: 'database'
        properties: {
          addressPrefix: '10.64.4.0/24'
          delegations: [
            {
              name: 'postgresql'
              properties: {
                serviceName: 'Microsoft.DBforPostgreSQL/flexibleServers'
              }
            }
          ]
        }
      }
      {
        name: 'endpoints'
        properties: {
          addressPrefix: '10.64.5.0/24'
        }
      }
    ]
  }

  resource nodesSubnet 'subnets' existing = {
    name: 'nodes'
  }

  resource databaseSubnet 'subnets' existing = {
    name: 'database'
  }

  resource endpointsSubnet 'subnets' existing = {
    name: 'endpoints'
  }
}

// PostgreSQL

resource databaseZone 'Microsoft.Network/privateDnsZones@2020-06-01' = {
  name: '${databaseName}.private.postgres.database.azure.com'
  location: 'global'

  resource link 'virtualNetworkLinks' = {
    name: name
    location: 'global'
    properties: {
      registrationEnabled: false
      virtualNetwork: {
        id: network.id
      }
    }
  }
}

resource database 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: databaseName
  location: location
  sku: {
    name: databaseSku
    tier: databaseTier
  }
  properties: {
    version: '16'
    administratorLogin: 'bayou'
    administratorLoginPassword: databasePassword
    storage: {
      storageSizeGB: databaseStorageGB
      autoGrow: 'Enabled'
    }
    backup: {
      backupRetentionDays: databaseBackupDays
      geoRedundantBackup: 'Disabled'
    }
    highAvailability: {
      mode: databaseHighAvailability
    }
    network: {
      delegatedSubnetResourceId: network::databaseSubnet.id
      privateDnsZoneArmResourceId: databaseZone.id
    }
  }
  dependsOn: [databaseZone::link]

  resource bayou 'databases' = {
    name: 'bayou'
    properties: {
      charset: 'UTF8'
      collation: 'en_US.utf8'
    }
  }
}

// Artifacts

resource storage 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: storageName
  location: location
  kind: 'FileStorage'
  sku: {
    name: empty(zones) ? 'Premium_LRS' : 'Premium_ZRS'
  }
  properties: {
    minimumTlsVersion: 'TLS1_2'
    // NFS is not TLS: Azure refuses its mounts while this is true. Only the virtual network reaches the account.
    supportsHttpsTrafficOnly: false
    publicNetworkAccess: 'Disabled'
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
  }

  resource files 'fileServices' = {
    name: 'default'

    resource artifacts 'shares' = {
      name: 'artifacts'
      properties: {
        enabledProtocols: 'NFS'
        // The driver that mounts the share sets its mode and group as root; Bayou itself is not root.
        rootSquash: 'NoRootSquash'
        shareQuota: artifactsGiB
      }
    }
  }
}

resource filesZone 'Microsoft.Network/privateDnsZones@2020-06-01' = {
  name: 'privatelink.file.${environment().suffixes.storage}'
  location: 'global'

  resource link 'virtualNetworkLinks' = {
    name: name
    location: 'global'
    properties: {
      registrationEnabled: false
      virtualNetwork: {
        id: network.id
      }
    }
  }
}

resource filesEndpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: '${name}-files'
  location: location
  properties: {
    subnet: {
      id: network::endpointsSubnet.id
    }
    privateLinkServiceConnections: [
      {
        name: 'files'
        properties: {
          privateLinkServiceId: storage.id
          groupIds: ['file']
        }
      }
    ]
  }

  resource zoneGroup 'privateDnsZoneGroups' = {
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [
        {
          name: 'files'
          properties: {
            privateDnsZoneId: filesZone.id
          }
        }
      ]
    }
  }
}

// Image and cluster

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' = {
  name: storageName
  location: location
  sku: {
    name: 'Standard'
  }
  properties: {
    adminUserEnabled: false
  }
}

resource clusterIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: name
  location: location
}

// For the address of the internal load balancer.
resource clusterOnNodes 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(network.id, clusterIdentity.id, networkContributor)
  scope: network
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', networkContributor)
    principalId: clusterIdentity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

resource cluster 'Microsoft.ContainerService/managedClusters@2025-02-01' = {
  name: name
  location: location
  sku: {
    name: 'Base'
    tier: 'Standard'
  }
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${clusterIdentity.id}': {}
    }
  }
  properties: {
    dnsPrefix: name
    enableRBAC: true
    disableLocalAccounts: true
    aadProfile: {
      managed: true
      enableAzureRBAC: true
    }
    apiServerAccessProfile: {
      authorizedIPRanges: apiServerRanges
    }
    autoUpgradeProfile: {
      upgradeChannel: 'patch'
      nodeOSUpgradeChannel: 'NodeImage'
    }
    // Pods have addresses of their own, by which silos reach each other, and Cilium enforces the network policies.
    networkProfile: {
      networkPlugin: 'azure'
      networkPluginMode: 'overlay'
      networkDataplane: 'cilium'
      networkPolicy: 'cilium'
      podCidr: '10.96.0.0/16'
      serviceCidr: '10.97.0.0/16'
      dnsServiceIP: '10.97.0.10'
      loadBalancerSku: 'standard'
    }
    storageProfile: {
      fileCSIDriver: {
        enabled: true
      }
    }
    agentPoolProfiles: [
      {
        name: 'nodes'
        mode: 'System'
        type: 'VirtualMachineScaleSets'
        count: nodeCount
        vmSize: nodeSize
        osType: 'Linux'
        osSKU: 'AzureLinux'
        vnetSubnetID: network::nodesSubnet.id
        availabilityZones: empty(zones) ? null : zones
        upgradeSettings: {
          maxSurge: '1'
        }
      }
    ]
  }
  dependsOn: [clusterOnNodes]
}

resource nodesOnRegistry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(registry.id, cluster.id, acrPull)
  scope: registry
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', acrPull)
    principalId: cluster.properties.identityProfile.kubeletidentity.objectId
    principalType: 'ServicePrincipal'
  }
}

// What deploy/kubernetes/azure/azure.env wants to know.
output clusterName string = cluster.name
output clusterId string = cluster.id
output registryName string = registry.name
output RESOURCE_GROUP string = resourceGroup().name
output STORAGE_ACCOUNT string = storage.name
output STORE_URI string = 'postgresql://bayou@${database.properties.fullyQualifiedDomainName}/bayou?sslmode=verify-full'
output IMAGE string = '${registry.properties.loginServer}/bayou:0.1.0'
